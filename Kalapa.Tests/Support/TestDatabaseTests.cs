using System.Data.Common;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using Xunit;

namespace Kalapa.Tests.Support;

public sealed class TestDatabaseTests
{
    [Theory, ClassData<Engines>]
    public async Task A_database_belongs_to_its_test_alone(Engine engine)
    {
        await using var mine = await TestDatabase.Create(engine);
        await using var theirs = await TestDatabase.Create(engine);

        await Execute(mine, "CREATE TABLE thing (id int)");

        Assert.Equal(0L, Convert.ToInt64(await Execute(mine, "SELECT COUNT(*) FROM thing")));
        await Assert.ThrowsAnyAsync<DbException>(() => Execute(theirs, "SELECT COUNT(*) FROM thing"));
    }

    [Theory, ClassData<Engines>]
    public async Task A_disposed_database_is_gone(Engine engine)
    {
        var database = await TestDatabase.Create(engine);
        await Execute(database, "CREATE TABLE thing (id int)");

        await database.DisposeAsync();

        await Assert.ThrowsAnyAsync<DbException>(() => Execute(database, "SELECT COUNT(*) FROM thing"));
    }

    private static async Task<object?> Execute(TestDatabase database, string sql)
    {
        await using DbConnection connection = database.Engine == Engine.Sqlite
            ? new SqliteConnection(database.ConnectionString)
            : new MySqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
