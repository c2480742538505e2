import cms_pages.core.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('units', '0001_initial'),
        ('wagtailcore', '0001_initial'),
        ('wagtailimages', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='GuidanceIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'mục nghiệp vụ',
                'verbose_name_plural': 'mục nghiệp vụ',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='GuidancePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('audience', models.CharField(choices=[('moi-nguoi', 'Mọi người'), ('can-bo', 'Chỉ người làm công tác thi đua, khen thưởng đã đăng nhập')], default='moi-nguoi', max_length=10, verbose_name='ai đọc được')),
                ('body', cms_pages.core.fields.MatterField(blank=True, verbose_name='nội dung')),
                ('folded', models.TextField(default='', editable=False)),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'bài hướng dẫn nghiệp vụ',
                'verbose_name_plural': 'bài hướng dẫn nghiệp vụ',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='OfficerQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=200, verbose_name='tiêu đề')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('folded', models.TextField(editable=False)),
                ('asked_at', models.DateTimeField(db_index=True, verbose_name='lúc hỏi')),
                ('submission_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('hidden_at', models.DateTimeField(editable=False, null=True, verbose_name='gỡ lúc')),
                ('hidden_reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='lý do gỡ')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người hỏi')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'câu hỏi của cán bộ',
                'verbose_name_plural': 'câu hỏi của cán bộ',
                'ordering': ['-asked_at', '-pk'],
                'permissions': [('answer_question', 'Trả lời câu hỏi nghiệp vụ của cán bộ, đưa vào mục Nghiệp vụ')],
            },
        ),
        migrations.CreateModel(
            name='OfficerAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='nội dung trả lời')),
                ('at', models.DateTimeField(verbose_name='lúc trả lời')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người trả lời')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='cms_guidance.officerquestion', verbose_name='câu hỏi')),
            ],
            options={
                'verbose_name': 'trả lời câu hỏi của cán bộ',
                'verbose_name_plural': 'trả lời câu hỏi của cán bộ',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FaqPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('audience', models.CharField(choices=[('moi-nguoi', 'Mọi người'), ('can-bo', 'Chỉ người làm công tác thi đua, khen thưởng đã đăng nhập')], default='moi-nguoi', max_length=10, verbose_name='ai đọc được')),
                ('question', models.TextField(help_text='Không ghi tên người, số điện thoại, tên đơn vị đã hỏi.', max_length=5000, verbose_name='câu hỏi')),
                ('body', cms_pages.core.fields.MatterField(blank=True, verbose_name='trả lời')),
                ('folded', models.TextField(default='', editable=False)),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
                ('source', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='faqs', to='cms_guidance.officerquestion', verbose_name='lấy từ câu hỏi của cán bộ')),
            ],
            options={
                'verbose_name': 'câu hỏi nghiệp vụ',
                'verbose_name_plural': 'câu hỏi nghiệp vụ',
            },
            bases=('wagtailcore.page', models.Model),
        ),
    ]
