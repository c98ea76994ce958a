from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0005_fold_names'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(fields=('username_folded',), name='a_user_name_is_one_persons'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(condition=models.Q(('email_folded', ''), _negated=True), fields=('email_folded',), name='an_email_address_is_one_persons'),
        ),
    ]
