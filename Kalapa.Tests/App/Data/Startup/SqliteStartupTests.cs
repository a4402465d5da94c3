using System.Data.Common;
using Kalapa.App.Data;
using Kalapa.App.Data.Startup;
using Kalapa.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Data.Startup;

/// <summary>A start on a SQLite file, whatever the last one left there.</summary>
public sealed class SqliteStartupTests : IDisposable
{
    private readonly DirectoryInfo _folder = Machine.NewFolder("kalapa-start-");

    private string File => Path.Combine(_folder.FullName, "kalapa.db");

    private (string, string)[] Settings => [("Kalapa:DataFolder", _folder.FullName)];

    private SqliteStartup Startup => new($"Data Source={File}", TimeProvider.System);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_lock_that_a_killed_migration_left_is_removed_and_said()
    {
        await using (var first = await Starting.With(Settings))
        {
            await Starting.Execute(first, "INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-11-26 03:00:00')");
        }

        using (var startup = Startup)
        {
            Assert.Contains("A migration was cut off before; its lock is removed.", await Starting.Said(startup));
            Assert.Empty(await Starting.Said(startup));
        }

        await using var again = await Starting.With(Settings);
    }

    [Fact]
    public async Task A_lock_left_before_the_first_table_does_not_hold_up_the_first_migration()
    {
        await using (var connection = new SqliteConnection($"Data Source={File}"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026')";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var app = await Starting.With(Settings);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(60)]
    public async Task A_disk_that_is_full_before_the_first_start_has_ended_is_a_sentence(int pages)
    {
        // What SQLite says of a file that may grow no more is what it says of a full disk.
        var refused = await Assert.ThrowsAsync<StartRefused>(() => Starting.With(Settings, services =>
            services.ConfigureDbContext<SqliteKalapaDbContext>(options => options.AddInterceptors(new MostPages(pages)))));

        Assert.Contains($"The disk of {File} is full. Free some space", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_0_bytes_is_a_first_start()
    {
        await System.IO.File.WriteAllBytesAsync(File, [], TestContext.Current.CancellationToken);

        await using var app = await Starting.With(Settings);
    }

    [Fact]
    public async Task An_ordinary_start_takes_no_lock_row()
    {
        await using (await Starting.With(Settings))
        {
        }

        await using var again = Starting.Build(Settings);
        await Starting.Execute(again, "DROP TABLE __EFMigrationsLock");
        await again.MigrateKalapaData();

        await using var db = await again.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_second_process_is_refused_with_the_folder_and_the_key_until_the_first_has_ended()
    {
        await using (await Starting.With(Settings))
        {
            var sentence = await Starting.IsRefused(Settings);
            Assert.StartsWith($"The folder {_folder.FullName} belongs to another Kalapa that runs (process {Environment.ProcessId})", sentence, StringComparison.Ordinal);
            Assert.Contains("ConnectionStrings:Kalapa=", sentence, StringComparison.Ordinal);
            using var outside = Startup;
            Assert.Equal($"{Environment.ProcessId}", outside.OwnedBy());
        }

        using (var outside = Startup)
        {
            Assert.Null(outside.OwnedBy());
        }

        await using var next = await Starting.With(Settings);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_refused()
    {
        await System.IO.File.WriteAllTextAsync(File, "", TestContext.Current.CancellationToken);

        Assert.StartsWith($"Kalapa:DataFolder names {File}, which is a file", await Starting.IsRefused(("Kalapa:DataFolder", File)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_refused()
    {
        // Nobody makes folders there, root neither.
        Assert.StartsWith("The folder /proc/kalapa cannot be written", await Starting.IsRefused(("Kalapa:DataFolder", "/proc/kalapa")), StringComparison.Ordinal);
        Assert.StartsWith("The folder /proc/kalapa cannot be written", await Starting.IsRefused([.. Settings, ("ConnectionStrings:Kalapa", "Data Source=/proc/kalapa/kalapa.db")]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_refused()
    {
        await using (await Starting.With(Settings))
        {
        }

        SqliteConnection.ClearAllPools();
        var bytes = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        Array.Fill<byte>(bytes, 0x5A, 8192, bytes.Length - 16384);
        await System.IO.File.WriteAllBytesAsync(File, bytes, TestContext.Current.CancellationToken);

        Assert.StartsWith($"The database file {File} is damaged", await Starting.IsRefused(Settings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000), TestContext.Current.CancellationToken);

        Assert.StartsWith($"{File} is no SQLite database", await Starting.IsRefused(Settings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=db;Database=kalapa;User=kalapa;Password=x")]
    [InlineData("kalapa.db")]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory")]
    [InlineData("Data Source=kalapa.db;Mode=ReadOnly")]
    [InlineData("Data Source=file:kalapa.db")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=kalapa.db;Pooling=perhaps")]
    public async Task An_address_of_no_file_is_refused(string address) =>
        Assert.Contains("but Kalapa:Database is Sqlite", await Starting.IsRefused([.. Settings, ("ConnectionStrings:Kalapa", address)]), StringComparison.Ordinal);

    [Fact]
    public async Task A_history_that_nobody_here_knows_is_refused()
    {
        await using (var app = await Starting.With(Settings))
        {
            await Starting.Execute(app, "INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Later', '9.0.0')");
        }

        var sentence = await Starting.IsRefused(Settings);
        Assert.Contains("20990101000000_Later", sentence, StringComparison.Ordinal);
        Assert.Contains("a newer version made it", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_of_something_else_are_left_alone()
    {
        await using (var other = Starting.Build(Settings))
        {
            await Starting.Execute(other, "CREATE TABLE songs (title TEXT)");
        }

        Assert.Contains("songs", await Starting.IsRefused(Settings), StringComparison.Ordinal);
    }

    private sealed class MostPages(int pages) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Limit(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Limit(connection);
            return Task.CompletedTask;
        }

        private void Limit(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA max_page_count = {pages}";
            command.ExecuteNonQuery();
        }
    }
}
