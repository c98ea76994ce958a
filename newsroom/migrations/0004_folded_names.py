from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0003_worker_jobs'),
    ]

    operations = [
        migrations.AlterModelManagers(
            name='user',
            managers=[
            ],
        ),
        migrations.AddField(
            model_name='user',
            name='email_folded',
            field=models.CharField(db_default='', default='', editable=False, max_length=450),
        ),
        migrations.AddField(
            model_name='user',
            name='username_folded',
            field=models.CharField(db_default='', default='', editable=False, max_length=450),
        ),
    ]
