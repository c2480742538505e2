import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('receipts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ConsentText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.CharField(max_length=20, unique=True, verbose_name='phiên bản')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('retention_months', models.PositiveSmallIntegerField(default=24, verbose_name='số tháng lưu thông tin liên hệ')),
                ('effective_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='căn cứ')),
            ],
            options={
                'verbose_name': 'lời đồng ý xử lý dữ liệu',
                'verbose_name_plural': 'lời đồng ý xử lý dữ liệu',
                'ordering': ['-effective_from', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='RetentionRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, verbose_name='loại dữ liệu')),
                ('title', models.CharField(max_length=200, verbose_name='đã xóa')),
                ('count', models.PositiveIntegerField(verbose_name='số bản ghi')),
                ('term', models.CharField(max_length=500, verbose_name='theo thời hạn')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc')),
                ('failed', models.PositiveIntegerField(default=0, verbose_name='chưa xóa được')),
            ],
            options={
                'verbose_name': 'lần xóa theo thời hạn',
                'verbose_name_plural': 'các lần xóa theo thời hạn',
                'ordering': ['-at', '-pk'],
                'permissions': [('view_openings', 'Xem nhật ký mở dữ liệu cá nhân')],
            },
        ),
        migrations.CreateModel(
            name='RetentionTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('effective_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                ('source', models.CharField(max_length=300, verbose_name='căn cứ')),
                ('code', models.CharField(max_length=40, verbose_name='loại dữ liệu')),
                ('months', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(1200)], verbose_name='số tháng lưu')),
            ],
            options={
                'verbose_name': 'thời hạn lưu',
                'verbose_name_plural': 'thời hạn lưu',
                'ordering': ['code', '-effective_from'],
                'constraints': [models.UniqueConstraint(fields=('code', 'effective_from'), name='one_term_per_day')],
            },
        ),
        migrations.CreateModel(
            name='RightsTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('effective_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                ('source', models.CharField(max_length=300, verbose_name='căn cứ')),
                ('working_days', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='số ngày làm việc')),
                ('kind', models.CharField(choices=[('xem', 'Xem dữ liệu của tôi'), ('sua', 'Sửa dữ liệu của tôi'), ('xoa', 'Xóa dữ liệu của tôi'), ('rut', 'Rút lại sự đồng ý')], max_length=10, verbose_name='loại yêu cầu')),
                ('verified', models.BooleanField(default=False, verbose_name='đã đối chiếu văn bản gốc')),
            ],
            options={
                'verbose_name': 'thời hạn giải quyết yêu cầu',
                'verbose_name_plural': 'thời hạn giải quyết yêu cầu',
                'ordering': ['kind', '-effective_from'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'effective_from'), name='one_rights_term_per_day')],
            },
        ),
        migrations.CreateModel(
            name='SubjectRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('xem', 'Xem dữ liệu của tôi'), ('sua', 'Sửa dữ liệu của tôi'), ('xoa', 'Xóa dữ liệu của tôi'), ('rut', 'Rút lại sự đồng ý')], max_length=10, verbose_name='loại yêu cầu')),
                ('text', models.TextField(verbose_name='nội dung yêu cầu')),
                ('name', models.CharField(max_length=150, verbose_name='họ và tên')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='điện thoại')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='thư điện tử')),
                ('received_at', models.DateTimeField(editable=False, verbose_name='lúc nhận')),
                ('due_on', models.DateField(editable=False, verbose_name='hạn giải quyết')),
                ('submission_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('suspicion', models.CharField(blank=True, editable=False, max_length=500, verbose_name='dấu hiệu gửi tự động')),
                ('identity', models.CharField(blank=True, choices=[('', 'Chưa xác minh'), ('ma', 'Bằng mã tiếp nhận'), ('can-bo', 'Cán bộ đã kiểm tra')], max_length=10, verbose_name='xác minh người yêu cầu')),
                ('identity_note', models.CharField(blank=True, max_length=300, verbose_name='đã kiểm tra bằng cách nào')),
                ('result', models.CharField(blank=True, choices=[('', 'Đang giải quyết'), ('da-thuc-hien', 'Đã thực hiện'), ('mot-phan', 'Đã thực hiện một phần'), ('khong-thuc-hien', 'Không thực hiện được')], max_length=20, verbose_name='kết quả')),
                ('answer', models.TextField(blank=True, verbose_name='trả lời')),
                ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='giải quyết xong lúc')),
                ('erased_at', models.DateTimeField(editable=False, null=True, verbose_name='đã xóa thông tin người yêu cầu lúc')),
                ('about', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='receipts.receipt', verbose_name='giấy xác nhận liên quan')),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người giải quyết')),
                ('receipt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='receipts.receipt', verbose_name='giấy xác nhận')),
            ],
            options={
                'verbose_name': 'yêu cầu về dữ liệu cá nhân',
                'verbose_name_plural': 'yêu cầu về dữ liệu cá nhân',
                'ordering': ['-received_at', '-pk'],
                'permissions': [('handle_subjectrequest', 'Giải quyết yêu cầu về dữ liệu cá nhân')],
            },
        ),
    ]
