import django.db.models.deletion
import django.utils.timezone
import registrations.receipts.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='DailyHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(unique=True, verbose_name='ngày')),
                ('sequence', models.PositiveBigIntegerField(verbose_name='số mục')),
                ('entry_hash', models.CharField(max_length=64, verbose_name='mã của mục mới nhất')),
                ('taken_at', models.DateTimeField(verbose_name='lấy lúc')),
            ],
            options={
                'verbose_name': 'mã đầu sổ hằng ngày',
                'verbose_name_plural': 'mã đầu sổ hằng ngày',
                'ordering': ['date'],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveBigIntegerField(unique=True, verbose_name='số thứ tự')),
                ('kind', models.CharField(max_length=60, verbose_name='sự việc')),
                ('subject', models.CharField(blank=True, max_length=80, verbose_name='thuộc về')),
                ('at', models.DateTimeField(verbose_name='thời điểm')),
                ('commitment', models.CharField(max_length=64, verbose_name='mã kiểm chứng nội dung')),
                ('previous_hash', models.CharField(max_length=64, verbose_name='mã của mục trước')),
                ('entry_hash', models.CharField(max_length=64, unique=True, verbose_name='mã của mục')),
            ],
            options={
                'verbose_name': 'mục trong sổ ghi',
                'verbose_name_plural': 'sổ ghi nối tiếp',
                'ordering': ['sequence'],
            },
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300, verbose_name='lý do')),
            ],
            options={
                'verbose_name': 'lần xóa khóa',
                'verbose_name_plural': 'lần xóa khóa',
                'ordering': ['-entry'],
            },
        ),
        migrations.CreateModel(
            name='GivenPdf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, unique=True, verbose_name='mã SHA-256 của tệp')),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='cấp lần đầu lúc')),
            ],
            options={
                'verbose_name': 'bản PDF đã cấp',
                'verbose_name_plural': 'bản PDF đã cấp',
                'ordering': ['-given_at'],
            },
        ),
        migrations.CreateModel(
            name='Head',
            fields=[
                ('name', models.CharField(default='main', max_length=20, primary_key=True, serialize=False)),
                ('sequence', models.PositiveBigIntegerField(default=0)),
                ('entry_hash', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
            ],
            options={
                'verbose_name': 'đầu sổ ghi',
                'verbose_name_plural': 'đầu sổ ghi',
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='mã tiếp nhận')),
                ('kind', models.CharField(max_length=60, verbose_name='loại')),
                ('private', models.BooleanField(verbose_name='nội dung riêng')),
                ('content_hash', models.CharField(max_length=64, verbose_name='mã kiểm chứng nội dung')),
                ('issued_at', models.DateTimeField(verbose_name='thời điểm nhận')),
            ],
            options={
                'verbose_name': 'giấy xác nhận',
                'verbose_name_plural': 'giấy xác nhận',
                'ordering': ['-issued_at'],
            },
        ),
        migrations.CreateModel(
            name='Salt',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='salt_row', serialize=False, to='receipts.entry')),
                ('value', models.CharField(default=registrations.receipts.models.new_salt, max_length=32)),
            ],
            options={
                'verbose_name': 'khóa của bản cam kết',
                'verbose_name_plural': 'khóa của bản cam kết',
            },
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['subject', 'kind', 'sequence'], name='receipts_entry_subject'),
        ),
        migrations.AddField(
            model_name='erasure',
            name='entry',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='receipts.entry', verbose_name='mục ghi việc xóa'),
        ),
        migrations.AddField(
            model_name='erasure',
            name='erased',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='erasure', to='receipts.entry', verbose_name='mục bị xóa khóa'),
        ),
        migrations.AddField(
            model_name='receipt',
            name='entry',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='receipts.entry', verbose_name='mục trong sổ'),
        ),
        migrations.AddField(
            model_name='givenpdf',
            name='receipt',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pdfs', to='receipts.receipt', verbose_name='giấy xác nhận'),
        ),
    ]
