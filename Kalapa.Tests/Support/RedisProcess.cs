using System.Diagnostics;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>
/// A real Redis on a free loopback port that keeps nothing, which can be ended and started again. Where it is not installed, the tests that
/// ask for one are skipped.
/// </summary>
public sealed class RedisProcess : IAsyncDisposable
{
    private readonly string _program;
    private readonly int _port = Machine.FreePort();
    private ChildProcess? _server;

    private RedisProcess(string program) => _program = program;

    /// <summary>As Kalapa is told it.</summary>
    public string Address => $"127.0.0.1:{_port}";

    /// <summary>Where one will be started.</summary>
    public static RedisProcess Prepare()
    {
        var program = Machine.Find("redis-server");
        Assert.SkipWhen(program is null, "Redis is not installed, so nothing was tried with it. Debian and Ubuntu: apt-get install redis-server");
        return new(program!);
    }

    /// <summary>Starts it, on the same port as before; returns when it takes connections.</summary>
    public async Task Start()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _server = await ChildProcess.Start(
            new ProcessStartInfo(_program, ["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]) { WorkingDirectory = Path.GetTempPath() },
            readyWhen: "Ready to accept connections");
    }

    /// <summary>Ends it as a power cut would.</summary>
    public Task Kill() => _server!.Kill();

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
