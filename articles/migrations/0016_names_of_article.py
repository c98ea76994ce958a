import django.db.models.deletion
import taggit.managers
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0015_dateline"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["-created_at", "-pk"],
                "permissions": [
                    ("publish_article", "Can publish, schedule and cancel"),
                    ("correct_article", "Can correct in public"),
                    ("withdraw_article", "Can unpublish, retract, take down and restore"),
                    ("bin_article", "Can put drafts into the bin"),
                    ("blank_article", "Can take the words of an article away for good"),
                ],
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        ),
        migrations.AlterField(
            model_name="article",
            name="body",
            field=models.TextField(blank=True, verbose_name="body"),
        ),
        migrations.AlterField(
            model_name="article",
            name="embargo_until",
            field=models.DateTimeField(
                blank=True,
                help_text="Nothing of this article can be published before.",
                null=True,
                verbose_name="embargo until",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="headline",
            field=models.CharField(blank=True, max_length=250, verbose_name="headline"),
        ),
        migrations.AlterField(
            model_name="article",
            name="kicker",
            field=models.CharField(blank=True, max_length=80, verbose_name="kicker"),
        ),
        migrations.AlterField(
            model_name="article",
            name="language",
            field=models.CharField(
                blank=True,
                help_text="Such as “ar”; blank: the paper's own.",
                max_length=12,
                verbose_name="language",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="part",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Its number in the series; blank: not numbered.",
                null=True,
                verbose_name="part",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="section",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="articles.section",
                verbose_name="section",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="articles.series",
                verbose_name="series",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="standfirst",
            field=models.TextField(blank=True, max_length=1000, verbose_name="standfirst"),
        ),
        migrations.AlterField(
            model_name="article",
            name="tags",
            field=taggit.managers.TaggableManager(
                blank=True,
                help_text="A comma-separated list of tags.",
                through="articles.ArticleTag",
                to="articles.Tag",
                verbose_name="tags",
            ),
        ),
    ]
