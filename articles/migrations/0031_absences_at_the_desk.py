from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0030_index_of_rights_that_end'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='article',
            name='bin',
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='changed_since_published',
        ),
        migrations.AddField(
            model_name='article',
            name='has_absence',
            field=models.BooleanField(default=False, editable=False, help_text='Now or later.'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.OrderBy(models.F('saved_at'), descending=True), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('binned_at__isnull', False)), name='bin'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.OrderBy(models.F('saved_at'), descending=True), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('has_absence', True)), name='withdrawn'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.OrderBy(models.F('saved_at'), descending=True), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('has_changes', True)), name='changed_since_published'),
        ),
    ]
