import django.db.models.deletion
import django.utils.timezone
import registrations.attachments.models
import registrations.exchange.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('awards', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OpenDataSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('licence_name', models.CharField(default='Creative Commons Ghi công 4.0 Quốc tế (CC BY 4.0)', help_text='Giấy phép do Hội đồng chọn; hiện trên trang Dữ liệu mở và trong danh mục tệp.', max_length=200, verbose_name='giấy phép sử dụng')),
                ('licence_url', models.URLField(blank=True, default='https://creativecommons.org/licenses/by/4.0/deed.vi', verbose_name='địa chỉ giấy phép')),
                ('licence_since', models.DateField(blank=True, null=True, verbose_name='áp dụng từ ngày')),
                ('attribution', models.CharField(default='Hội đồng Thi đua - Khen thưởng tỉnh Lạng Sơn', max_length=200, verbose_name='cách ghi nguồn')),
                ('contact', models.EmailField(blank=True, max_length=254, verbose_name='thư điện tử liên hệ về dữ liệu')),
            ],
            options={
                'verbose_name': 'dữ liệu mở',
            },
        ),
        migrations.CreateModel(
            name='YearState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True)),
                ('version', models.PositiveBigIntegerField(default=1)),
            ],
            options={
                'verbose_name': 'trạng thái dữ liệu của năm',
                'verbose_name_plural': 'trạng thái dữ liệu của các năm',
            },
        ),
        migrations.CreateModel(
            name='ExchangeImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('system', models.SlugField(max_length=40, verbose_name='hệ thống')),
                ('file_name', models.CharField(max_length=255, verbose_name='tệp')),
                ('sha256', models.CharField(max_length=64)),
                ('content', models.JSONField(null=True)),
                ('upload', models.FileField(blank=True, editable=False, storage=registrations.attachments.models.private_storage, upload_to=registrations.exchange.models.upload_path)),
                ('created_count', models.PositiveIntegerField(default=0, verbose_name='tạo mới')),
                ('changed_count', models.PositiveIntegerField(default=0, verbose_name='thay đổi')),
                ('unchanged_count', models.PositiveIntegerField(default=0, verbose_name='giữ nguyên')),
                ('refused_count', models.PositiveIntegerField(default=0, verbose_name='chưa nhận được')),
                ('uploaded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='tải lên lúc')),
                ('applied_at', models.DateTimeField(null=True, verbose_name='nhập lúc')),
                ('job', models.CharField(blank=True, choices=[('doc', 'Đang đọc và đối chiếu'), ('ghi', 'Đang ghi các thay đổi')], editable=False, max_length=10)),
                ('job_done', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('job_step', models.CharField(blank=True, editable=False, max_length=100)),
                ('job_seen_at', models.DateTimeField(editable=False, null=True)),
                ('job_failure', models.CharField(blank=True, editable=False, max_length=500)),
                ('applied_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('job_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'lần nhập dữ liệu trao đổi',
                'verbose_name_plural': 'lần nhập dữ liệu trao đổi',
                'ordering': ['-uploaded_at', '-pk'],
                'permissions': [('use_exchange', 'Được trao đổi dữ liệu với phần mềm khác')],
            },
        ),
        migrations.CreateModel(
            name='OpenDataFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dataset', models.CharField(max_length=20)),
                ('year', models.PositiveSmallIntegerField(default=0)),
                ('format', models.CharField(max_length=10)),
                ('state', models.CharField(max_length=64)),
                ('path', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('row_count', models.PositiveIntegerField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('valid_until', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'tệp dữ liệu mở',
                'verbose_name_plural': 'tệp dữ liệu mở',
                'ordering': ['dataset', '-year', 'format'],
                'constraints': [models.UniqueConstraint(fields=('dataset', 'year', 'format'), name='open_data_file_once')],
            },
        ),
        migrations.CreateModel(
            name='ExternalReference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('system', models.SlugField(max_length=40, verbose_name='hệ thống')),
                ('external_id', models.CharField(max_length=120, verbose_name='mã ở hệ thống đó')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='external_references', to='awards.decision')),
                ('record', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='external_references', to='awards.awardrecord')),
            ],
            options={
                'verbose_name': 'mã ở phần mềm khác',
                'verbose_name_plural': 'mã ở phần mềm khác',
                'constraints': [models.UniqueConstraint(condition=models.Q(('decision__isnull', False)), fields=('system', 'external_id'), name='external_decision_once'), models.UniqueConstraint(condition=models.Q(('record__isnull', False)), fields=('system', 'external_id'), name='external_record_once'), models.UniqueConstraint(fields=('system', 'decision'), name='one_external_id_a_decision'), models.UniqueConstraint(fields=('system', 'record'), name='one_external_id_a_record'), models.CheckConstraint(condition=models.Q(models.Q(('decision__isnull', True), ('record__isnull', False)), models.Q(('decision__isnull', False), ('record__isnull', True)), _connector='OR'), name='external_reference_of_one_thing')],
            },
        ),
    ]
