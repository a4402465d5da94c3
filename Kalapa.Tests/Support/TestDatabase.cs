using Microsoft.Data.Sqlite;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>The databases Kalapa runs on; named as the migrations' folders are.</summary>
public enum Engine
{
    /// <summary>A file.</summary>
    Sqlite,

    /// <summary>A server: MariaDB in the tests, MySQL or MariaDB in production.</summary>
    MySql,
}

/// <summary>Makes a theory run on every engine: <c>[Theory, ClassData&lt;Engines&gt;]</c>.</summary>
public sealed class Engines : TheoryData<Engine>
{
    public Engines() : base(Enum.GetValues<Engine>())
    {
    }
}

/// <summary>An empty database of a test's own, on the engine it asks for; gone when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> _remove;

    private TestDatabase(Engine engine, string connectionString, Func<Task> remove)
    {
        (Engine, ConnectionString) = (engine, connectionString);
        _remove = remove;
    }

    /// <summary>What it runs on.</summary>
    public Engine Engine { get; }

    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes one. To be called from a test or its class, since the shared server is the run's fixture.</summary>
    public static Task<TestDatabase> Create(Engine engine) => engine switch
    {
        Engine.Sqlite => Task.FromResult(CreateSqlite()),
        Engine.MySql => CreateMySql(),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, null),
    };

    public async ValueTask DisposeAsync() => await _remove();

    private static TestDatabase CreateSqlite()
    {
        var folder = Machine.NewFolder("kalapa-sqlite-");
        var connectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "kalapa.db") }.ConnectionString;
        return new(Engine.Sqlite, connectionString, () =>
        {
            using (var connection = new SqliteConnection(connectionString))
            {
                SqliteConnection.ClearPool(connection);
            }
            folder.Delete(recursive: true);
            return Task.CompletedTask;
        });
    }

    private static async Task<TestDatabase> CreateMySql()
    {
        var server = await TestContext.Current.GetFixture<MariaDbServer>()
            ?? throw new InvalidOperationException("A database on the server can be had inside a test only.");
        var connectionString = await server.CreateDatabase();
        return new(Engine.MySql, connectionString, () => server.DropDatabase(connectionString));
    }
}
