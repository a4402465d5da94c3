using System.Net.WebSockets;
using System.Text;

namespace Kalapa.Load.Circuits;

/// <summary>A WebSocket to a SignalR hub that hands on whole frames. Compression is offered, as every browser does.</summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private byte[] _buffer = new byte[64 * 1024];

    /// <param name="headers">Such as cookies.</param>
    public HubSocket(IReadOnlyDictionary<string, string>? headers = null)
    {
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            _socket.Options.SetRequestHeader(name, value);
        }

        _socket.Options.DangerousDeflateOptions = new();
    }

    /// <summary>Connects and agrees on the protocol.</summary>
    /// <exception cref="InvalidOperationException">The hub refused; the message says why.</exception>
    public async Task Connect(Uri address, string protocol, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(address, cancellationToken);
        await Send(Encoding.UTF8.GetBytes($$"""{"protocol":"{{protocol}}","version":1}{{'\u001e'}}"""), WebSocketMessageType.Text, cancellationToken);
        var answer = Encoding.UTF8.GetString((await Receive(cancellationToken)).Span);
        if (!answer.StartsWith("{}", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The hub answered: {answer}");
        }
    }

    /// <summary>Sends one frame; callers may be many.</summary>
    public async Task Send(ReadOnlyMemory<byte> frame, WebSocketMessageType type, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(frame, type, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next whole frame, good until the next call; empty once the server closed.</summary>
    public async Task<ReadOnlyMemory<byte>> Receive(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return default;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return _buffer.AsMemory(0, length);
            }

            if (length == _buffer.Length)
            {
                Array.Resize(ref _buffer, length * 2);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }
}
