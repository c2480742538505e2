import cms_pages.core.fields
import cms_pages.core.happenings
import cms_pages.core.sections
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('units', '0001_initial'),
        ('wagtailcore', '0001_initial'),
        ('wagtailimages', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TrainingIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'mục lớp tập huấn',
                'verbose_name_plural': 'mục lớp tập huấn',
            },
            bases=(cms_pages.core.happenings.CalendarFileMixin, cms_pages.core.sections.SectionMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='TrainingPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('starts_at', models.DateTimeField(db_index=True, verbose_name='khai giảng')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='bế giảng')),
                ('place', models.CharField(max_length=250, verbose_name='địa điểm')),
                ('audience', models.CharField(blank=True, help_text='Ví dụ: công chức làm công tác thi đua, khen thưởng cấp xã.', max_length=300, verbose_name='đối tượng')),
                ('teacher', models.CharField(blank=True, max_length=250, verbose_name='báo cáo viên, đơn vị giảng dạy')),
                ('hours', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(1000)], verbose_name='thời lượng (tiết)')),
                ('called_off', models.BooleanField(default=False, help_text='Đánh dấu khi lớp không mở nữa: trang ghi rõ, ngừng nhận đăng ký, người đã đăng ký được báo khi trang đăng.', verbose_name='không tổ chức')),
                ('takes_enrolments', models.BooleanField(default=True, verbose_name='nhận đăng ký qua Trang')),
                ('enrol_from', models.DateTimeField(blank=True, help_text='Bỏ trống là từ lúc trang được đăng.', null=True, verbose_name='nhận đăng ký từ')),
                ('enrol_until', models.DateTimeField(blank=True, help_text='Bỏ trống là đến giờ khai giảng.', null=True, verbose_name='nhận đăng ký đến trước')),
                ('capacity', models.PositiveSmallIntegerField(blank=True, help_text='Bỏ trống là không giới hạn. Hết chỗ thì người đăng ký sau vào danh sách chờ.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5000)], verbose_name='số chỗ')),
                ('per_unit', models.PositiveSmallIntegerField(blank=True, help_text='Số người mỗi đơn vị được đăng ký. Bỏ trống là không giới hạn.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(500)], verbose_name='nhiều nhất mỗi đơn vị')),
                ('body', cms_pages.core.fields.MatterField(blank=True, verbose_name='nội dung, tài liệu công khai')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'lớp tập huấn',
                'verbose_name_plural': 'lớp tập huấn',
            },
            bases=(cms_pages.core.happenings.HappeningMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ClassFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=250, verbose_name='tên tài liệu')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='thêm lúc')),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='class_file', to='attachments.attachment', verbose_name='tệp')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='cms_training.trainingpage', verbose_name='lớp')),
            ],
            options={
                'verbose_name': 'tài liệu của lớp',
                'verbose_name_plural': 'tài liệu của lớp',
                'ordering': ['added_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150, verbose_name='họ và tên')),
                ('position', models.CharField(blank=True, max_length=200, verbose_name='chức vụ, nhiệm vụ')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='điện thoại')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='thư điện tử')),
                ('enrolled_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='đăng ký lúc')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='có chỗ từ')),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='hủy lúc')),
                ('attended', models.BooleanField(blank=True, null=True, verbose_name='dự học')),
                ('told_starts_at', models.DateTimeField(editable=False, null=True, verbose_name='khai giảng đã báo')),
                ('told_off', models.BooleanField(default=False, editable=False, verbose_name='đã báo không tổ chức')),
                ('told_place', models.CharField(blank=True, editable=False, max_length=250, verbose_name='địa điểm đã báo')),
                ('erased_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='xóa thông tin lúc')),
                ('enrolled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đăng ký')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='đơn vị')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='cms_training.trainingpage', verbose_name='lớp')),
            ],
            options={
                'verbose_name': 'người đăng ký dự học',
                'verbose_name_plural': 'người đăng ký dự học',
                'ordering': ['enrolled_at', 'pk'],
                'permissions': [('take_attendance', 'Điểm danh, lập danh sách lớp tập huấn')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('cancelled_at__isnull', True), models.Q(('email', ''), _negated=True)), fields=('page', 'email'), name='cms_training_enrolled_once', violation_error_message='Địa chỉ thư này đã có trong danh sách của lớp.')],
            },
        ),
    ]
