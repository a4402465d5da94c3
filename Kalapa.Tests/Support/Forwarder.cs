using System.Net;
using System.Net.Sockets;

namespace Kalapa.Tests.Support;

/// <summary>A port of its own that leads to another one as soon as it is opened: a server that is not there yet.</summary>
/// <param name="target">The port on the loopback that is meant.</param>
internal sealed class Forwarder(int target) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;

    /// <summary>Where it will listen.</summary>
    public int Port { get; } = Machine.FreePort();

    /// <summary>Listens from now on.</summary>
    public void Open()
    {
        _listener = new(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = Accept(_listener);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _accepting;
        _listener?.Dispose();
        _ending.Dispose();
    }

    private async Task Accept(TcpListener listener)
    {
        var forwarded = new List<Task>();
        try
        {
            while (true)
            {
                forwarded.Add(Forward(await listener.AcceptTcpClientAsync(_ending.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(forwarded);
        }
    }

    private async Task Forward(TcpClient caller)
    {
        using var here = caller;
        using var there = new TcpClient();
        await there.ConnectAsync(IPAddress.Loopback, target);
        try
        {
            await Task.WhenAny(here.GetStream().CopyToAsync(there.GetStream(), _ending.Token), there.GetStream().CopyToAsync(here.GetStream(), _ending.Token));
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // One side hung up.
        }
    }
}
