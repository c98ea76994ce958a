from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='site',
            name='logo',
            field=models.FileField(blank=True, editable=False, upload_to=''),
        ),
        migrations.AddField(
            model_name='site',
            name='logo_height',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='site',
            name='logo_width',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AlterField(
            model_name='site',
            name='address',
            field=models.URLField(default='http://127.0.0.1:8000', help_text='Where readers find the paper. Feeds, mails and search engines are told this address.', verbose_name='public address'),
        ),
        migrations.AlterField(
            model_name='site',
            name='comment_default',
            field=models.CharField(choices=[('open', 'Open: comments appear at once unless a rule holds them'), ('premoderated', 'Held: each comment waits for a moderator'), ('closed', 'Closed: nobody can comment')], default='premoderated', max_length=16, verbose_name='comments of readers'),
        ),
        migrations.AlterField(
            model_name='site',
            name='contact',
            field=models.EmailField(blank=True, help_text='Readers, and who finds a security hole, may write here.', max_length=254, verbose_name='contact address'),
        ),
        migrations.AlterField(
            model_name='site',
            name='desk_signature',
            field=models.CharField(blank=True, help_text='Signs editor’s notes, such as “City desk”.', max_length=80),
        ),
        migrations.AlterField(
            model_name='site',
            name='from_address',
            field=models.EmailField(blank=True, max_length=254, verbose_name='sender of mails'),
        ),
        migrations.AlterField(
            model_name='site',
            name='language',
            field=models.CharField(choices=[('af', 'Afrikaans'), ('sq', 'Albanian – shqip'), ('ar', 'Arabic – العربية'), ('hy', 'Armenian – հայերեն'), ('eu', 'Basque – euskara'), ('bn', 'Bengali – বাংলা'), ('bs', 'Bosnian – bosanski'), ('bg', 'Bulgarian – български'), ('ca', 'Catalan – català'), ('zh-Hans', 'Chinese, simplified – 简体中文'), ('zh-Hant', 'Chinese, traditional – 繁體中文'), ('hr', 'Croatian – hrvatski'), ('cs', 'Czech – čeština'), ('da', 'Danish – dansk'), ('nl', 'Dutch – Nederlands'), ('en', 'English'), ('et', 'Estonian – eesti'), ('fi', 'Finnish – suomi'), ('fr', 'French – français'), ('gl', 'Galician – galego'), ('ka', 'Georgian – ქართული'), ('de', 'German – Deutsch'), ('el', 'Greek – ελληνικά'), ('he', 'Hebrew – עברית'), ('hi', 'Hindi – हिन्दी'), ('hu', 'Hungarian – magyar'), ('is', 'Icelandic – íslenska'), ('id', 'Indonesian – Bahasa Indonesia'), ('ga', 'Irish – Gaeilge'), ('it', 'Italian – italiano'), ('ja', 'Japanese – 日本語'), ('ko', 'Korean – 한국어'), ('ckb', 'Kurdish – کوردی'), ('lv', 'Latvian – latviešu'), ('lt', 'Lithuanian – lietuvių'), ('mk', 'Macedonian – македонски'), ('ms', 'Malay – Bahasa Melayu'), ('mt', 'Maltese – Malti'), ('nb', 'Norwegian – norsk bokmål'), ('nn', 'Norwegian – norsk nynorsk'), ('fa', 'Persian – فارسی'), ('pl', 'Polish – polski'), ('pt', 'Portuguese – português'), ('pt-BR', 'Portuguese, Brazil – português do Brasil'), ('ro', 'Romanian – română'), ('ru', 'Russian – русский'), ('sr', 'Serbian – српски'), ('sk', 'Slovak – slovenčina'), ('sl', 'Slovenian – slovenščina'), ('es', 'Spanish – español'), ('sw', 'Swahili – Kiswahili'), ('sv', 'Swedish – svenska'), ('ta', 'Tamil – தமிழ்'), ('th', 'Thai – ไทย'), ('tr', 'Turkish – Türkçe'), ('uk', 'Ukrainian – українська'), ('ur', 'Urdu – اردو'), ('vi', 'Vietnamese – Tiếng Việt'), ('cy', 'Welsh – Cymraeg')], default='en', max_length=12),
        ),
        migrations.AlterField(
            model_name='site',
            name='publisher',
            field=models.CharField(blank=True, help_text='Who answers for it. Blank: the name of the paper.', max_length=120),
        ),
        migrations.AlterField(
            model_name='site',
            name='tagline',
            field=models.CharField(blank=True, help_text='One line under the name.', max_length=160),
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='there_is_one_claim')],
            },
        ),
    ]
