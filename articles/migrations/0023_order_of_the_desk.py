import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0022_presence"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='public_from',
            field=models.DateTimeField(editable=False, help_text='When its first Edition that stands begins; kept by `mark_changes`.', null=True),
        ),
        migrations.AddField(
            model_name='article',
            name='saved_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, help_text='That of its last Revision; kept by `append_revision`.'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.OrderBy(models.F('saved_at'), descending=True), models.OrderBy(models.F('id'), descending=True), name='desk_saved'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.F('section'), models.OrderBy(models.F('saved_at'), descending=True), models.OrderBy(models.F('id'), descending=True), name='desk_section'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.F('created_by'), models.OrderBy(models.F('saved_at'), descending=True), models.OrderBy(models.F('id'), descending=True), name='desk_mine'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.OrderBy(models.F('saved_at'), descending=True), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('public_from', None)), name='desk_drafts'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('public_from__isnull', False)), fields=['public_from'], name='desk_public_from'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('embargo_until__isnull', False)), fields=['embargo_until'], name='desk_embargo'),
        ),
    ]
