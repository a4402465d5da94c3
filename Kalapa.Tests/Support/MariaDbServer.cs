using System.Diagnostics;
using Kalapa.Tests.Support;
using MySqlConnector;
using Xunit;

[assembly: AssemblyFixture(typeof(MariaDbServer))]

namespace Kalapa.Tests.Support;

/// <summary>
/// A real MariaDB of our own, in a temporary folder on a free loopback port: started when the first test asks for a database,
/// shared by the whole run, gone with its folder at the end. Where MariaDB is not installed, the tests that ask are skipped.
/// </summary>
public sealed class MariaDbServer : IAsyncDisposable
{
    private readonly Lazy<Task<string>> _connection;
    private readonly DirectoryInfo _folder = Machine.NewFolder("kalapa-mariadb-");
    private ChildProcess? _server;
    private int _databases;

    public MariaDbServer() => _connection = new(Install);

    /// <summary>Makes an empty database; the answer is its connection string.</summary>
    public async Task<string> CreateDatabase()
    {
        var server = await _connection.Value;
        var name = $"kalapa_{Interlocked.Increment(ref _databases)}";
        await Execute(server, $"CREATE DATABASE {name} CHARACTER SET utf8mb4");
        return new MySqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    /// <summary>Removes a database made here, and the connections kept open to it.</summary>
    public async Task DropDatabase(string connectionString)
    {
        await using (var connection = new MySqlConnection(connectionString))
        {
            await MySqlConnection.ClearPoolAsync(connection);
        }
        await Execute(await _connection.Value, $"DROP DATABASE {new MySqlConnectionStringBuilder(connectionString).Database}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
        _folder.Delete(recursive: true);
    }

    private async Task<string> Install()
    {
        var install = Machine.Find("mariadb-install-db");
        var serve = Machine.Find("mariadbd");
        Assert.SkipWhen(install is null || serve is null,
            "MariaDB is not installed, so nothing was tried on it. Debian and Ubuntu: apt-get install mariadb-server-core mariadb-client-core");

        var data = _folder.CreateSubdirectory("data").FullName;
        // Started by root, the server refuses to stay root: it gets a user of its own, who must own the folder.
        string[] user = [];
        if (Environment.IsPrivilegedProcess)
        {
            var name = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("mysql:", StringComparison.Ordinal)) ? "mysql" : "nobody";
            user = [$"--user={name}"];
            await Run("chown", ["-R", name, _folder.FullName]);
        }
        await Run(install!,
        [
            "--no-defaults", .. user, $"--datadir={data}",
            "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve",
        ]);
        var port = Machine.FreePort();
        _server = await ChildProcess.Start(
            new ProcessStartInfo(serve!,
            [
                "--no-defaults", .. user, $"--datadir={data}",
                $"--socket={Path.Combine(_folder.FullName, "socket")}", $"--pid-file={Path.Combine(_folder.FullName, "pid")}",
                "--bind-address=127.0.0.1", $"--port={port}", "--skip-name-resolve", "--skip-log-bin",
                // Durable, as in production: what was committed is on the disk.
                "--innodb-flush-log-at-trx-commit=1", "--innodb-doublewrite=1", "--max-connections=500",
            ]),
            readyWhen: "ready for connections");
        return new MySqlConnectionStringBuilder { Server = "127.0.0.1", Port = (uint)port, UserID = "root" }.ConnectionString;
    }

    private static async Task Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} failed: {await output}{await errors}");
    }

    private static async Task Execute(string connectionString, string sql)
    {
        await using var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
