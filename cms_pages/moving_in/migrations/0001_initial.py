import cms_pages.moving_in.models
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cms_news', '0001_initial'),
        ('wagtailcore', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='tên gói')),
                ('digest', models.CharField(db_index=True, editable=False, max_length=64, verbose_name='mã SHA-256')),
                ('package', models.FileField(max_length=200, storage=cms_pages.moving_in.models.private_storage, upload_to=cms_pages.moving_in.models.stored_path, verbose_name='gói bài')),
                ('stage', models.CharField(choices=[('checking', 'Đang kiểm tra'), ('checked', 'Đã kiểm tra, chưa chuyển bài nào'), ('making', 'Đang chuyển thành bản nháp'), ('made', 'Chờ duyệt'), ('publishing', 'Đang đăng'), ('published', 'Đã đăng'), ('stopped', 'Đã dừng lúc đang kiểm tra'), ('unusable', 'Không đọc được')], default='checking', editable=False, max_length=10, verbose_name='tình trạng')),
                ('message', models.CharField(blank=True, editable=False, max_length=500, verbose_name='điều cần biết')),
                ('total', models.PositiveIntegerField(default=0, editable=False, verbose_name='số bài')),
                ('hosts', models.JSONField(editable=False, null=True)),
                ('leased_until', models.DateTimeField(editable=False, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc gửi gói')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc duyệt')),
                ('approved_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người duyệt')),
                ('category', models.ForeignKey(help_text='Dùng cho bài không ghi chuyên mục, hoặc ghi chuyên mục mà Trang không có.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cms_news.newscategory', verbose_name='chuyên mục mặc định')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người chuyển')),
            ],
            options={
                'verbose_name': 'đợt chuyển bài',
                'verbose_name_plural': 'đợt chuyển bài',
                'ordering': ['-created_at', '-pk'],
                'permissions': [('approve_importbatch', 'Duyệt đăng bài chuyển từ trang cũ')],
            },
        ),
        migrations.CreateModel(
            name='ImportedItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='thứ tự')),
                ('place', models.CharField(max_length=300, verbose_name='vị trí trong gói')),
                ('identity', models.CharField(db_index=True, max_length=300, verbose_name='mã nhận biết')),
                ('digest', models.CharField(max_length=64)),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='tiêu đề')),
                ('published_on', models.DateTimeField(null=True, verbose_name='ngày đăng cũ')),
                ('outcome', models.CharField(choices=[('ready', 'Chuyển được'), ('refused', 'Chưa chuyển được'), ('known', 'Đã có trên Trang'), ('made', 'Bản nháp'), ('published', 'Đã đăng'), ('held', 'Giữ lại, chưa đăng')], max_length=10, verbose_name='kết quả')),
                ('told', models.JSONField(default=list, verbose_name='điều cần biết')),
                ('old_paths', models.JSONField(default=list, verbose_name='địa chỉ cũ')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='cms_moving_in.importbatch', verbose_name='đợt')),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page', verbose_name='trang')),
            ],
            options={
                'verbose_name': 'bài chuyển từ trang cũ',
                'verbose_name_plural': 'bài chuyển từ trang cũ',
                'ordering': ['batch', 'position'],
                'constraints': [models.UniqueConstraint(fields=('batch', 'position'), name='moving_in_position_once'), models.UniqueConstraint(condition=models.Q(('outcome__in', ['made', 'published', 'held'])), fields=('identity',), name='moving_in_article_once')],
            },
        ),
    ]
