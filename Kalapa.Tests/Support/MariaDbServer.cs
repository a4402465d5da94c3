using Kalapa.Tests.Support;
using MySqlConnector;
using Xunit;

[assembly: AssemblyFixture(typeof(MariaDbServer))]

namespace Kalapa.Tests.Support;

/// <summary>The MariaDB that the whole run shares: started when the first test asks for a database, gone with its folder at the end.</summary>
public sealed class MariaDbServer : IAsyncDisposable
{
    private readonly Lazy<Task<MariaDbProcess>> _server = new(MariaDbProcess.Install);
    private int _databases;

    /// <summary>Makes an empty database; the answer is its connection string.</summary>
    public async Task<string> CreateDatabase() =>
        await (await _server.Value).CreateDatabase($"kalapa_{Interlocked.Increment(ref _databases)}");

    /// <summary>Removes a database made here, and the connections kept open to it.</summary>
    public async Task DropDatabase(string connectionString)
    {
        await using (var connection = new MySqlConnection(connectionString))
        {
            await MySqlConnection.ClearPoolAsync(connection);
        }

        await (await _server.Value).Execute($"DROP DATABASE {new MySqlConnectionStringBuilder(connectionString).Database}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated && _server.Value.IsCompletedSuccessfully)
        {
            await (await _server.Value).DisposeAsync();
        }
    }
}
