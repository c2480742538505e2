from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SpentProof',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name='mã')),
                ('until', models.DateTimeField(db_index=True, verbose_name='giữ đến')),
            ],
            options={
                'verbose_name': 'lượt kiểm tra đã dùng',
                'verbose_name_plural': 'lượt kiểm tra đã dùng',
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=32, verbose_name='khóa')),
                ('slice', models.BigIntegerField(verbose_name='lát thời gian')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='số lần')),
                ('until', models.DateTimeField(db_index=True, verbose_name='giữ đến')),
            ],
            options={
                'verbose_name': 'bộ đếm',
                'verbose_name_plural': 'bộ đếm',
                'constraints': [models.UniqueConstraint(fields=('key', 'slice'), name='one_tally_per_slice')],
            },
        ),
    ]
