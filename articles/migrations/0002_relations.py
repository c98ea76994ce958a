import django.db.models.deletion
import taggit.managers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):


    dependencies = [
        ('articles', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='binned_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='article',
            name='created_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='address',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addresses', to='articles.article'),
        ),
        migrations.AddField(
            model_name='articletag',
            name='content_object',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article'),
        ),
        migrations.AddField(
            model_name='author',
            name='user',
            field=models.OneToOneField(blank=True, help_text='The log-in of this author, if there is one.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='author', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='byline',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylines', to='articles.article'),
        ),
        migrations.AddField(
            model_name='byline',
            name='author',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bylines', to='articles.author'),
        ),
        migrations.AddField(
            model_name='article',
            name='authors',
            field=models.ManyToManyField(through='articles.Byline', to='articles.author'),
        ),
        migrations.AddField(
            model_name='cancellation',
            name='cancelled_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='edition',
            name='address',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='articles.address'),
        ),
        migrations.AddField(
            model_name='edition',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='articles.article'),
        ),
        migrations.AddField(
            model_name='edition',
            name='blanked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='edition',
            name='made_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='cancellation',
            name='edition',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='cancellation', to='articles.edition'),
        ),
        migrations.AddField(
            model_name='editionbyline',
            name='author',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edition_bylines', to='articles.author'),
        ),
        migrations.AddField(
            model_name='editionbyline',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bylines', to='articles.edition'),
        ),
        migrations.AddField(
            model_name='editionphoto',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='articles.edition'),
        ),
        migrations.AddField(
            model_name='editionrelated',
            name='article',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article'),
        ),
        migrations.AddField(
            model_name='editionrelated',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='related', to='articles.edition'),
        ),
        migrations.AddField(
            model_name='editionsection',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edition_sections', to='articles.edition'),
        ),
        migrations.AddField(
            model_name='editiontag',
            name='content_object',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edition_tags', to='articles.edition'),
        ),
        migrations.AddField(
            model_name='origin',
            name='article',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='origin', to='articles.article'),
        ),
        migrations.AddField(
            model_name='photo',
            name='uploaded_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='photos', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='editionphoto',
            name='photo',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edition_photos', to='articles.photo'),
        ),
        migrations.AddField(
            model_name='placement',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='articles.article'),
        ),
        migrations.AddField(
            model_name='placement',
            name='photo',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='articles.photo'),
        ),
        migrations.AddField(
            model_name='article',
            name='photos',
            field=models.ManyToManyField(through='articles.Placement', to='articles.photo'),
        ),
        migrations.AddField(
            model_name='relatedlink',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='related', to='articles.article'),
        ),
        migrations.AddField(
            model_name='relatedlink',
            name='target',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article', verbose_name='own article'),
        ),
        migrations.AddField(
            model_name='revision',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='articles.article'),
        ),
        migrations.AddField(
            model_name='revision',
            name='blanked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='revision',
            name='saved_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='edition',
            name='revision',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='articles.revision'),
        ),
        migrations.AddField(
            model_name='section',
            name='parent',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='subsections', to='articles.section'),
        ),
        migrations.AddField(
            model_name='editionsection',
            name='section',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edition_sections', to='articles.section'),
        ),
        migrations.AddField(
            model_name='edition',
            name='section',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='articles.section'),
        ),
        migrations.AddField(
            model_name='article',
            name='section',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.section'),
        ),
        migrations.AddField(
            model_name='editiontag',
            name='tag',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edition_tags', to='articles.tag'),
        ),
        migrations.AddField(
            model_name='edition',
            name='tags',
            field=taggit.managers.TaggableManager(blank=True, help_text='A comma-separated list of tags.', through='articles.EditionTag', to='articles.Tag', verbose_name='Tags'),
        ),
        migrations.AddField(
            model_name='articletag',
            name='tag',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='article_tags', to='articles.tag'),
        ),
        migrations.AddField(
            model_name='article',
            name='tags',
            field=taggit.managers.TaggableManager(blank=True, help_text='A comma-separated list of tags.', through='articles.ArticleTag', to='articles.Tag', verbose_name='Tags'),
        ),
        migrations.AddConstraint(
            model_name='byline',
            constraint=models.UniqueConstraint(fields=('article', 'author'), name='an_author_stands_once_above_an_article'),
        ),
        migrations.AddIndex(
            model_name='editionbyline',
            index=models.Index(models.F('author'), models.OrderBy(models.F('published_at'), descending=True), models.F('edition'), name='author_page'),
        ),
        migrations.AddConstraint(
            model_name='editionbyline',
            constraint=models.UniqueConstraint(fields=('edition', 'author'), name='an_author_stands_once_above_an_edition'),
        ),
        migrations.AddConstraint(
            model_name='origin',
            constraint=models.UniqueConstraint(fields=('source', 'source_id'), name='an_article_is_imported_once'),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.UniqueConstraint(fields=('sha256',), name='a_file_stands_once_in_the_library'),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.CheckConstraint(condition=models.Q(('focal_x__range', (0, 1)), ('focal_y__range', (0, 1))), name='the_focal_point_lies_in_the_picture'),
        ),
        migrations.AddConstraint(
            model_name='editionphoto',
            constraint=models.UniqueConstraint(fields=('edition', 'position'), name='one_photo_stands_in_each_slot'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.UniqueConstraint(fields=('article', 'position'), name='one_photo_is_placed_in_each_slot'),
        ),
        migrations.AddConstraint(
            model_name='relatedlink',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('target__isnull', False), ('url', '')), models.Q(('target__isnull', True), models.Q(('url', ''), _negated=True), models.Q(('headline', ''), _negated=True)), _connector='OR'), name='a_related_link_is_an_article_or_a_headed_address', violation_error_message='Choose an own article, or give an address and its headline.'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='revisions_of_an_article_are_numbered'),
        ),
        migrations.AddIndex(
            model_name='editionsection',
            index=models.Index(models.F('section'), models.OrderBy(models.F('published_at'), descending=True), models.F('edition'), name='section_page'),
        ),
        migrations.AddConstraint(
            model_name='editionsection',
            constraint=models.UniqueConstraint(fields=('edition', 'section'), name='an_edition_stands_once_in_a_section'),
        ),
        migrations.AddIndex(
            model_name='editiontag',
            index=models.Index(models.F('tag'), models.OrderBy(models.F('published_at'), descending=True), models.F('content_object'), name='tag_page'),
        ),
        migrations.AddConstraint(
            model_name='editiontag',
            constraint=models.UniqueConstraint(fields=('content_object', 'tag'), name='a_tag_stands_once_on_an_edition'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(models.OrderBy(models.F('published_at'), descending=True), models.OrderBy(models.F('id'), descending=True), name='newest_first'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['article', 'live_until'], name='the_one_visible'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['live_from'], name='due_next'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('kind__in', ('publication', 'silent', 'update', 'correction', 'clarification', 'restoration', 'import')), _negated=True), fields=['article'], name='absences'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('live_from__lte', models.F('live_until'))), name='an_edition_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('published_at__lte', models.F('updated_at'))), name='an_edition_is_updated_after_it_is_published'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('publication', 'silent', 'update', 'correction', 'clarification', 'restoration', 'import')), ('body', ''), _connector='OR'), name='an_absence_has_no_body'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('blanked_at', None), models.Q(models.Q(('blank_reason', ''), _negated=True), ('body', ''), ('text', '')), _connector='OR'), name='a_blanked_edition_says_why'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(condition=models.Q(('live_from__lt', models.F('live_until'))), fields=('article', 'live_from'), name='one_edition_of_an_article_begins_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('search_key',), name='search_keys_are_unique'),
        ),
        migrations.AddConstraint(
            model_name='articletag',
            constraint=models.UniqueConstraint(fields=('content_object', 'tag'), name='a_tag_stands_once_on_an_article'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.OrderBy(models.F('created_at'), descending=True), models.OrderBy(models.F('id'), descending=True), name='desk'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.OrderBy(models.F('created_at'), descending=True), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('binned_at__isnull', False)), name='bin'),
        ),
    ]
