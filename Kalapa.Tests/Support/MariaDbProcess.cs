using System.Diagnostics;
using MySqlConnector;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>
/// A real MariaDB in a temporary folder on a free loopback port, which can be killed, held still and started again on the same data.
/// Where MariaDB is not installed, the tests that ask for one are skipped.
/// </summary>
public sealed class MariaDbProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Machine.NewFolder("kalapa-mariadb-");
    private readonly int _port = Machine.FreePort();
    private string _program = "";
    private string[] _user = [];
    private ChildProcess? _server;

    private MariaDbProcess()
    {
    }

    /// <summary>As root, without a database.</summary>
    public string ConnectionString => new MySqlConnectionStringBuilder { Server = "127.0.0.1", Port = (uint)_port, UserID = "root" }.ConnectionString;

    /// <summary>Makes its folder and starts it.</summary>
    public static async Task<MariaDbProcess> Install()
    {
        var install = Machine.Find("mariadb-install-db");
        var serve = Machine.Find("mariadbd");
        Assert.SkipWhen(install is null || serve is null,
            "MariaDB is not installed, so nothing was tried on it. Debian and Ubuntu: apt-get install mariadb-server-core mariadb-client-core");

        var server = new MariaDbProcess { _program = serve! };
        var data = server._folder.CreateSubdirectory("data").FullName;
        // Started by root, the server refuses to stay root: it gets a user of its own, who must own the folder.
        if (Environment.IsPrivilegedProcess)
        {
            var name = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("mysql:", StringComparison.Ordinal)) ? "mysql" : "nobody";
            server._user = [$"--user={name}"];
            await Run("chown", ["-R", name, server._folder.FullName]);
        }

        await Run(install!,
        [
            "--no-defaults", .. server._user, $"--datadir={data}",
            "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve",
        ]);
        await server.Start();
        return server;
    }

    /// <summary>Starts it, on the same port and data as before; returns when it takes connections.</summary>
    public async Task Start()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _server = await ChildProcess.Start(
            new ProcessStartInfo(_program,
            [
                "--no-defaults", .. _user, $"--datadir={Path.Combine(_folder.FullName, "data")}",
                $"--socket={Path.Combine(_folder.FullName, "socket")}", $"--pid-file={Path.Combine(_folder.FullName, "pid")}",
                "--bind-address=127.0.0.1", $"--port={_port}", "--skip-name-resolve", "--skip-log-bin",
                // Durable, as in production: what was committed is on the disk.
                "--innodb-flush-log-at-trx-commit=1", "--innodb-doublewrite=1", "--max-connections=500",
            ]),
            readyWhen: "ready for connections");
    }

    /// <summary>Makes an empty database; the answer is its connection string.</summary>
    public async Task<string> CreateDatabase(string name)
    {
        await Execute($"CREATE DATABASE {name} CHARACTER SET utf8mb4");
        return new MySqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Runs a statement outside of any database.</summary>
    public async Task Execute(string sql)
    {
        await using var connection = new MySqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends it as a power cut would.</summary>
    public Task Kill() => _server!.Kill();

    /// <summary>Holds it still: it keeps its connections and answers none of them.</summary>
    public void Freeze() => _server!.Freeze();

    /// <summary>Lets it go on.</summary>
    public void Thaw() => _server!.Thaw();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static async Task Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} failed: {await output}{await errors}");
    }
}
