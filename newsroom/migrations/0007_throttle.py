from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0006_a_name_is_one_persons'),
    ]

    operations = [
        migrations.CreateModel(
            name='Throttle',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('count', models.PositiveIntegerField(default=0)),
                ('tried_at', models.DateTimeField(db_index=True)),
                ('refused_until', models.DateTimeField(null=True)),
            ],
        ),
    ]
