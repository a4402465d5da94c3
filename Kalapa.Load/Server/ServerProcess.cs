using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Kalapa.Load.Server;

/// <summary>A server as a process of its own, so that its processor time is nobody else's.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int Sigterm = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start, Uri address)
    {
        Address = address;
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        _process = new() { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("It ended before it listened."));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its managed heap after a full collection, in bytes.</summary>
    public Task<long> CollectedHeap(CancellationToken cancellationToken) => ServerHeap.Collected(_process.Id, cancellationToken);

    /// <summary>What it costs.</summary>
    public ProcessUse Use => ProcessUse.Of(_process.Id);

    /// <summary>What it said so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts a program and returns once it listens on a free port of this machine.</summary>
    /// <param name="arguments">The program's DLL and what it is told; the address is added.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="environment">Its configuration.</param>
    /// <exception cref="InvalidOperationException">It ended first, or stayed silent too long; the message carries what it said.</exception>
    public static async Task<ServerProcess> Start(IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [.. arguments, "--urls", address.OriginalString]) { WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(start, address);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        try
        {
            await server._listening.Task.WaitAsync(Patience);
            return server;
        }
        catch (Exception exception)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"The server did not start. {exception.Message}\n{server.Output}", exception);
        }
    }

    /// <summary>Asks it to end, and kills it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _ = SendSignal(_process.Id, Sigterm);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line?.Contains("Now listening on", StringComparison.Ordinal) is true)
        {
            _listening.TrySetResult();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
