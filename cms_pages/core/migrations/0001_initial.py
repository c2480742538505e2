import cms_pages.core.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtailimages', '0027_image_description'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='GoneAddress',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name='dấu của địa chỉ')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc xóa')),
            ],
            options={
                'verbose_name': 'địa chỉ đã gỡ',
                'verbose_name_plural': 'địa chỉ đã gỡ',
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='tên chủ đề')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='đường dẫn')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
            ],
            options={
                'verbose_name': 'chủ đề',
                'verbose_name_plural': 'chủ đề',
                'ordering': ['order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='EditorialCheck',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'biên tập bài của cộng tác viên',
                'verbose_name_plural': 'biên tập bài của cộng tác viên',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='OfficeSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default='Hội đồng Thi đua - Khen thưởng', max_length=150, verbose_name='tên cơ quan')),
                ('place', models.CharField(default='tỉnh Lạng Sơn', max_length=100, verbose_name='địa bàn')),
                ('standing_body', models.CharField(blank=True, max_length=150, verbose_name='cơ quan thường trực')),
                ('responsible', models.CharField(blank=True, max_length=250, verbose_name='chịu trách nhiệm chính')),
                ('address', models.CharField(blank=True, max_length=250, verbose_name='địa chỉ')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='điện thoại')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='thư điện tử')),
                ('notice', models.CharField(blank=True, help_text='Ví dụ: Trang bảo trì từ 22 giờ đến 24 giờ tối nay.', max_length=300, verbose_name='thông báo trên mọi trang')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'thông tin cơ quan',
                'verbose_name_plural': 'thông tin cơ quan',
                'permissions': [('withdraw_page', 'Gỡ trang đang đăng, hủy hẹn giờ đăng, đặt quyền xem')],
            },
        ),
        migrations.CreateModel(
            name='SecondPersonApproval',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'duyệt bởi người thứ hai',
                'verbose_name_plural': 'duyệt bởi người thứ hai',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='StandardPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('body', cms_pages.core.fields.MatterField(blank=True, verbose_name='nội dung')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'trang nội dung',
                'verbose_name_plural': 'trang nội dung',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ChangeNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=500, verbose_name='thay đổi gì, vì sao')),
                ('public', models.BooleanField(default=False, verbose_name='hiện cho người đọc')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc ghi')),
                ('published_at', models.DateTimeField(null=True, verbose_name='lúc đăng')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='change_notes', to='wagtailcore.page', verbose_name='trang')),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='phiên bản')),
            ],
            options={
                'verbose_name': 'ghi chú thay đổi',
                'verbose_name_plural': 'ghi chú thay đổi',
                'ordering': ['-published_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('published_at', None)), fields=('page', 'by'), name='core_one_waiting_note')],
            },
        ),
    ]
