import django.contrib.auth.models
import django.contrib.auth.validators
import django.utils.timezone
import newsroom.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('articles', '0001_initial'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('all_sections', models.BooleanField(default=False, verbose_name='the whole paper')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('sections', models.ManyToManyField(blank=True, help_text='They work in these sections and in all below them.', related_name='staff', to='articles.section')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'abstract': False,
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default='The Newsroom', max_length=80)),
                ('tagline', models.CharField(blank=True, max_length=160)),
                ('address', models.URLField(default='http://127.0.0.1:8000', verbose_name='public address')),
                ('language', models.CharField(choices=[('en', 'English'), ('de', 'German'), ('fr', 'French'), ('es', 'Spanish'), ('ar', 'Arabic')], default='en', max_length=12)),
                ('time_zone', models.CharField(default='UTC', max_length=64, validators=[newsroom.models.validate_time_zone])),
                ('publisher', models.CharField(blank=True, max_length=120)),
                ('contact', models.EmailField(blank=True, help_text='Shown to readers and in security.txt.', max_length=254)),
                ('desk_signature', models.CharField(blank=True, help_text="Signs editor's notes.", max_length=80)),
                ('from_address', models.EmailField(blank=True, help_text='Mails of the site come from here.', max_length=254)),
                ('comment_default', models.CharField(choices=[('open', 'Open: comments appear at once unless a rule holds them'), ('premoderated', 'Held: each comment waits for a moderator'), ('closed', 'Closed: nobody can comment')], default='premoderated', max_length=16)),
            ],
            options={
                'verbose_name': 'site',
                'verbose_name_plural': 'site',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='there_is_one_site')],
            },
        ),
    ]
