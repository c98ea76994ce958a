import articles.models.photo
import datetime
import django.core.validators
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=1300, unique=True)),
                ('claimed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_alias', models.BooleanField(default=False, help_text='An old address, such as /?p=123.')),
            ],
            options={
                'verbose_name_plural': 'addresses',
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kicker', models.CharField(blank=True, max_length=80)),
                ('headline', models.CharField(blank=True, max_length=250)),
                ('standfirst', models.TextField(blank=True, max_length=1000)),
                ('body', models.TextField(blank=True)),
                ('language', models.CharField(blank=True, help_text="Such as “ar”; blank: the paper's own.", max_length=12)),
                ('path', models.CharField(blank=True, help_text='Such as /2025/01/title/; blank: made from date and headline when published.', max_length=1300, verbose_name='address')),
                ('embargo_until', models.DateTimeField(blank=True, help_text='Nothing of this article can be published before.', null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('binned_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
                'permissions': [('publish_article', 'Can publish, schedule and cancel'), ('correct_article', 'Can correct in public'), ('withdraw_article', 'Can unpublish, retract, take down and restore'), ('bin_article', 'Can put drafts into the bin')],
            },
        ),
        migrations.CreateModel(
            name='ArticleTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(allow_unicode=True, max_length=120, unique=True)),
                ('role', models.CharField(blank=True, help_text='Such as “Moscow correspondent”.', max_length=120)),
                ('about', models.TextField(blank=True, max_length=1000)),
                ('is_organisation', models.BooleanField(default=False, verbose_name='desk or agency')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Byline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('credited_as', models.CharField(blank=True, max_length=120)),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Cancellation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cancelled_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reason', models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('publication', 'First publication'), ('silent', 'Silent fix'), ('update', 'Update'), ('correction', 'Correction'), ('clarification', 'Clarification'), ('restoration', 'Restored'), ('import', 'Imported'), ('unpublished', 'Unpublished'), ('expired', 'Expired'), ('takedown', 'Taken down'), ('retraction', 'Retracted')], max_length=16)),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='public note')),
                ('redirect_to', models.CharField(blank=True, max_length=1300)),
                ('live_from', models.DateTimeField()),
                ('live_until', models.DateTimeField(default=datetime.datetime(9000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))),
                ('published_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('language', models.CharField(blank=True, max_length=12)),
                ('kicker', models.CharField(blank=True, max_length=80)),
                ('headline', models.CharField(blank=True, max_length=250)),
                ('standfirst', models.TextField(blank=True)),
                ('body', models.TextField(blank=True, help_text='Safe HTML with numbered slots for photographs.')),
                ('text', models.TextField(blank=True, help_text='The body as plain text.')),
                ('search_key', models.BigIntegerField(help_text='Sorts as published_at does.', null=True)),
                ('blanked_at', models.DateTimeField(null=True)),
                ('blank_reason', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['live_from', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='EditionByline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('credited_as', models.CharField(max_length=120)),
                ('published_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='EditionPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('caption', models.TextField(blank=True)),
                ('credit', models.CharField(blank=True, max_length=200)),
                ('alt', models.CharField(blank=True, max_length=500)),
                ('inherits_caption', models.BooleanField(default=True)),
                ('inherits_credit', models.BooleanField(default=True)),
                ('inherits_alt', models.BooleanField(default=True)),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='EditionRelated',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('url', models.CharField(blank=True, max_length=1000)),
                ('headline', models.CharField(blank=True, max_length=250)),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='EditionSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='EditionTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Freshness',
            fields=[
                ('surface', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('version', models.BigIntegerField(default=0)),
            ],
            options={
                'verbose_name_plural': 'freshness',
            },
        ),
        migrations.CreateModel(
            name='Origin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=120)),
                ('source_id', models.CharField(max_length=80)),
                ('taken_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('file', models.ImageField(max_length=200, upload_to=articles.models.photo.original_path)),
                ('format', models.CharField(editable=False, max_length=8)),
                ('sha256', models.CharField(editable=False, max_length=64)),
                ('width', models.PositiveIntegerField(editable=False, help_text='Pixels, as seen upright.')),
                ('height', models.PositiveIntegerField(editable=False, help_text='Pixels, as seen upright.')),
                ('caption', models.TextField(blank=True, max_length=2000)),
                ('credit', models.CharField(blank=True, help_text='Such as “Name/Agency”.', max_length=200)),
                ('alt', models.CharField(blank=True, help_text='What the photograph shows, for those who do not see it.', max_length=500, verbose_name='alternative text')),
                ('photographer', models.CharField(blank=True, max_length=120)),
                ('agency', models.CharField(blank=True, max_length=120)),
                ('rights', models.CharField(blank=True, max_length=300, verbose_name='rights note')),
                ('rights_until', models.DateTimeField(blank=True, help_text='From this moment on the site shows it nowhere.', null=True)),
                ('focal_x', models.FloatField(default=0.5, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)])),
                ('focal_y', models.FloatField(default=0.5, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)])),
                ('embedded', models.TextField(blank=True, editable=False, help_text="JSON: what the file's own metadata said.")),
                ('uploaded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'ordering': ['-uploaded_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='0 is the lead photograph.')),
                ('caption', models.TextField(blank=True, help_text="Blank: the library's.", max_length=2000)),
                ('credit', models.CharField(blank=True, help_text="Blank: the library's.", max_length=200)),
                ('alt', models.CharField(blank=True, help_text="Blank: the library's.", max_length=500, verbose_name='alternative text')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='RelatedLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('url', models.URLField(blank=True, max_length=1000, verbose_name='address')),
                ('headline', models.CharField(blank=True, max_length=250)),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveIntegerField()),
                ('content', models.TextField()),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('blanked_at', models.DateTimeField(null=True)),
                ('blank_reason', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=80, unique=True)),
                ('slug', models.SlugField(allow_unicode=True, max_length=80, unique=True)),
                ('description', models.CharField(blank=True, max_length=300)),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Lower stands first.')),
            ],
            options={
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name='slug')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
    ]
