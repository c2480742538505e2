import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('units', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Movement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300, verbose_name='tên phong trào')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='tên trong địa chỉ')),
                ('level', models.CharField(choices=[('nha-nuoc', 'Cấp Nhà nước'), ('bo-nganh', 'Cấp bộ, ban, ngành, đoàn thể Trung ương'), ('tinh', 'Cấp tỉnh'), ('so-nganh', 'Cấp sở, ban, ngành và tương đương'), ('huyen', 'Cấp huyện (đến 30/6/2025)'), ('xa', 'Cấp xã'), ('co-so', 'Cấp cơ sở')], default='tinh', max_length=20, verbose_name='cấp phát động')),
                ('kind', models.CharField(choices=[('thuong-xuyen', 'Thi đua thường xuyên'), ('theo-dot', 'Thi đua theo đợt'), ('chuyen-de', 'Thi đua theo chuyên đề')], default='chuyen-de', max_length=15, verbose_name='loại')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='từ ngày')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                ('launch_number', models.CharField(blank=True, max_length=120, verbose_name='số, ký hiệu văn bản phát động')),
                ('criteria', models.TextField(blank=True, verbose_name='tiêu chí')),
                ('organising_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='movements', to='units.organisingbody', verbose_name='hội đồng phát động')),
            ],
            options={
                'verbose_name': 'phong trào thi đua',
                'verbose_name_plural': 'phong trào thi đua',
                'ordering': [models.OrderBy(models.F('starts_on'), descending=True, nulls_last=True), 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='movement_ends_after_start', violation_error_message='Ngày kết thúc cần bằng hoặc sau ngày bắt đầu.')],
            },
        ),
    ]
