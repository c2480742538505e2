import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('clusters', '0001_initial'),
        ('receipts', '0001_initial'),
        ('signing', '0001_initial'),
        ('units', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Pledge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='tên văn bản')),
                ('text', models.TextField(blank=True, verbose_name='nội dung')),
                ('targets', models.JSONField(blank=True, default=list, verbose_name='chỉ tiêu')),
                ('publicity', models.CharField(choices=[('nothing', 'Không công khai'), ('state', 'Chỉ công khai việc đã ký kết'), ('text', 'Công khai nội dung sau khi mọi đơn vị đã ký'), ('signers', 'Công khai nội dung và người ký sau khi mọi đơn vị đã ký')], default='state', max_length=8, verbose_name='phần công khai')),
                ('version', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc sửa cuối')),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa cuối')),
                ('cluster', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='pledge', to='clusters.cluster', verbose_name='cụm, khối')),
            ],
            options={
                'verbose_name': 'giao ước thi đua',
                'verbose_name_plural': 'giao ước thi đua',
                'ordering': ['-cluster__year', 'cluster__order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PledgeVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='bản số')),
                ('content', models.JSONField(verbose_name='nội dung')),
                ('digest', models.CharField(max_length=64, verbose_name='mã nội dung')),
                ('note', models.TextField(blank=True, verbose_name='nội dung thay đổi')),
                ('opened_at', models.DateTimeField(verbose_name='đưa ra ký lúc')),
                ('completed_at', models.DateTimeField(blank=True, null=True, verbose_name='đủ chữ ký lúc')),
                ('sealed', models.JSONField(blank=True, null=True, verbose_name='nội dung đã xác nhận')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đưa ra ký')),
                ('pledge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='pledges.pledge', verbose_name='giao ước')),
                ('receipt', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pledge_version', to='receipts.receipt', verbose_name='giấy xác nhận')),
            ],
            options={
                'verbose_name': 'bản giao ước',
                'verbose_name_plural': 'bản giao ước',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit_name', models.CharField(max_length=330, verbose_name='tên đơn vị khi ký')),
                ('name', models.CharField(max_length=200, verbose_name='họ và tên khi ký')),
                ('position', models.CharField(blank=True, max_length=250, verbose_name='chức vụ khi ký')),
                ('at', models.DateTimeField(verbose_name='ký lúc')),
                ('confirmation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pledge_signature', to='signing.confirmation', verbose_name='cách xác nhận')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pledge_signatures', to='units.unit', verbose_name='đơn vị')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ký')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='pledges.pledgeversion', verbose_name='bản giao ước')),
            ],
            options={
                'verbose_name': 'chữ ký giao ước',
                'verbose_name_plural': 'chữ ký giao ước',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='pledgeversion',
            constraint=models.UniqueConstraint(fields=('pledge', 'number'), name='pledges_one_number'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(fields=('version', 'unit'), name='pledges_one_signature'),
        ),
    ]
