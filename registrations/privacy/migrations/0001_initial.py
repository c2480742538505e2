from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
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
    ]
