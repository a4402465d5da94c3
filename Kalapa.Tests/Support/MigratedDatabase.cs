using Kalapa.App.Data;
using Kalapa.App.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;

namespace Kalapa.Tests.Support;

/// <summary>
/// A database to begin with: migrated, with the branches and nobody. Hundreds of tests want one, and bringing it up takes many times as long
/// as a copy: so it is made once in a run for each engine.
/// </summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<Task<byte[]>> SqliteFile = new(ReadSqlite);
    private static readonly Lazy<Task<string>> MySqlScript = new(WriteScript);

    /// <summary>Makes a copy.</summary>
    public static async Task<TestDatabase> Create(Engine engine)
    {
        var database = await TestDatabase.Create(engine);
        if (engine == Engine.Sqlite)
        {
            await File.WriteAllBytesAsync(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource, await SqliteFile.Value);
        }
        else
        {
            await using var connection = new MySqlConnection(database.ConnectionString);
            await connection.OpenAsync();
            await using var script = new MySqlCommand(await MySqlScript.Value, connection) { CommandTimeout = (int)WaitLimit.Time.TotalSeconds };
            await script.ExecuteNonQueryAsync();
        }

        return database;
    }

    private static async Task<byte[]> ReadSqlite()
    {
        await using var database = await TestDatabase.Create(Engine.Sqlite);
        await Migrate(database);
        await using (var connection = new SqliteConnection(database.ConnectionString))
        {
            await connection.OpenAsync();
            await using var checkpoint = connection.CreateCommand();
            // All of it in the one file that is copied.
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await checkpoint.ExecuteNonQueryAsync();
        }

        return await File.ReadAllBytesAsync(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);
    }

    /// <summary>The tables as the server describes them, and what stands in them; the database it is read from stays, for its rows.</summary>
    private static async Task<string> WriteScript()
    {
        var database = await TestDatabase.Create(Engine.MySql);
        await Migrate(database);
        await using var connection = new MySqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        List<string> script = ["SET FOREIGN_KEY_CHECKS = 0"];
        foreach (var table in await Read(connection, "SHOW TABLES", 0))
        {
            script.AddRange(await Read(connection, $"SHOW CREATE TABLE `{table}`", 1));
            if ((await Read(connection, $"SELECT 1 FROM `{table}` LIMIT 1", 0)).Count > 0)
            {
                script.Add($"INSERT INTO `{table}` SELECT * FROM `{connection.Database}`.`{table}`");
            }
        }

        return string.Join(";\n", script.Append("SET FOREIGN_KEY_CHECKS = 1"));
    }

    private static async Task Migrate(TestDatabase database)
    {
        var folder = Machine.NewFolder("kalapa-data-");
        await using (var app = TestApp.Build(database.Engine, database.ConnectionString, folder.FullName, TimeProvider.System))
        {
            await app.MigrateKalapaData();
            await FoundingBranches.EnsureThere(app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>());
        }

        folder.Delete(recursive: true);
    }

    private static async Task<IReadOnlyList<string>> Read(MySqlConnection connection, string sql, int column)
    {
        await using var command = new MySqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        List<string> found = [];
        while (await rows.ReadAsync())
        {
            found.Add($"{rows.GetValue(column)}");
        }

        return found;
    }
}
