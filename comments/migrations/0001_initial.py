import comments.models.comment
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('articles', '0003_search_index'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('place', models.CharField(editable=False, max_length=48)),
                ('name', models.CharField(max_length=255)),
                ('email', models.EmailField(blank=True, help_text='Never public.', max_length=254, verbose_name='e-mail')),
                ('state', models.CharField(choices=[('held', 'Waiting'), ('visible', 'Visible'), ('rejected', 'Rejected'), ('spam', 'Spam')], default='held', max_length=10)),
                ('posted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('receipt', models.CharField(default=comments.models.comment.receipt, max_length=64, unique=True)),
                ('submission', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('network', models.CharField(blank=True, help_text="Keyed hash of the sender's network.", max_length=32)),
                ('fingerprint', models.CharField(blank=True, help_text='Keyed hash of the words.', max_length=32)),
                ('source', models.CharField(blank=True, max_length=40)),
                ('source_id', models.CharField(blank=True, max_length=80)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='comments.comment')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-posted_at', '-pk'],
                'permissions': [('decide_comment', "Can approve and reject comments and see readers' addresses"), ('note_comment', 'Can set notes on comments')],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='CommentNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('editor', "Editor's Note"), ('moderator', "Moderator's Note")], default='editor', max_length=10)),
                ('text', models.TextField(max_length=3000)),
                ('html', models.TextField(help_text='Made of the text by articles.markup.paragraphs.')),
                ('signature', models.CharField(blank=True, max_length=80)),
                ('dated_at', models.DateTimeField(blank=True, null=True)),
                ('set_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='comments.comment')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comment_notes', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CommentVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('text', models.TextField(help_text='As typed.')),
                ('html', models.TextField(help_text='Made of the text by articles.markup.paragraphs.')),
                ('posted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('blanked_at', models.DateTimeField(null=True)),
                ('blank_reason', models.CharField(blank=True, max_length=300)),
                ('blanked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='comments.comment')),
            ],
            options={
                'ordering': ['number'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('held', 'Waiting'), ('visible', 'Visible'), ('rejected', 'Rejected'), ('spam', 'Spam')], max_length=10)),
                ('rule', models.CharField(blank=True, max_length=40)),
                ('reason', models.CharField(blank=True, max_length=1000)),
                ('decided_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='comments.comment')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='comments.commentversion')),
            ],
            options={
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='comment',
            name='decision',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comments.decision'),
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('policy', models.CharField(choices=[('inherit', 'As everywhere on the site'), ('open', 'Open: comments appear at once unless a rule holds them'), ('premoderated', 'Held: each comment waits for a moderator'), ('closed', 'Closed: nobody can comment')], default='inherit', max_length=16)),
                ('closes_at', models.DateTimeField(blank=True, help_text='From then on nobody can comment.', null=True)),
                ('visible_count', models.PositiveIntegerField(default=0, editable=False)),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='thread', to='articles.article')),
            ],
            options={
                'ordering': ['-pk'],
                'default_permissions': ('view', 'change'),
            },
        ),
        migrations.AddField(
            model_name='comment',
            name='thread',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='comments.thread'),
        ),
        migrations.AddConstraint(
            model_name='commentversion',
            constraint=models.UniqueConstraint(fields=('comment', 'number'), name='versions_of_a_comment_are_numbered'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['thread', 'state', 'place'], name='comment_page'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['thread', 'place'], name='comment_conversation'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['state', 'posted_at', 'id'], name='comment_queue'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['-posted_at', '-id'], name='comment_newest'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['network', 'posted_at'], name='comment_network'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['thread', 'fingerprint'], name='comment_fingerprint'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['email'], name='comment_email'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.UniqueConstraint(condition=models.Q(('source_id', ''), _negated=True), fields=('source', 'source_id'), name='a_comment_is_imported_once'),
        ),
    ]
