using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kalapa.Load.Circuits;

/// <summary>
/// A screen without a browser: the page's circuit, which answers the server as Blazor's own script does, and notes when a drawing came and how
/// large it was. It draws nothing.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private readonly HubSocket _socket;
    private readonly Visitor _visitor;
    private readonly string _base;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string?>> _answers = [];
    private readonly ConcurrentQueue<string> _failures = [];
    private readonly TaskCompletionSource<long> _navigated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _secret;
    private long _interop;
    private int _calls;
    private DrawingWatch? _watch;
    private ScreenButton? _button;
    private Task _listening = Task.CompletedTask;

    private Circuit(Visitor visitor)
    {
        (_visitor, _base) = (visitor, $"https://{visitor.Server.Authority}/");
        _socket = new(visitor.Headers);
    }

    /// <summary>Bytes of drawings so far, before compression.</summary>
    public long Bytes { get; private set; }

    /// <summary>When the last drawing came (<see cref="Stopwatch.GetTimestamp"/>).</summary>
    public long LastBatchAt { get; private set; } = Stopwatch.GetTimestamp();

    /// <summary>When the server first sent this screen to another page; for a button that does so after its work is committed.</summary>
    public Task<long> Navigated => _navigated.Task;

    /// <summary>What the server said is wrong; empty while all is well.</summary>
    public IReadOnlyList<string> Failures => [.. _failures];

    /// <summary>Gets a page and opens its circuit.</summary>
    /// <param name="visitor">Signed in.</param>
    /// <param name="path">The page.</param>
    /// <param name="readyWhen">What a drawing holds once the page is live.</param>
    /// <param name="button">The <c>data-test</c> of a button to press later; null for none.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="TimeoutException">It did not become live in a minute.</exception>
    public static async Task<Circuit> Open(Visitor visitor, string path, string readyWhen, string? button, CancellationToken cancellationToken)
    {
        var circuit = new Circuit(visitor) { _button = button is null ? null : new(button) };
        try
        {
            var markers = CircuitMarkers.Of(await visitor.Get(path, cancellationToken));
            var negotiated = JsonNode.Parse(await visitor.Post("/_blazor/negotiate?negotiateVersion=1", null, cancellationToken))!;
            var address = new UriBuilder(visitor.Server) { Scheme = "ws", Path = "/_blazor", Query = $"id={negotiated["connectionToken"]}" }.Uri;
            await circuit._socket.Connect(address, "blazorpack", cancellationToken);
            circuit._listening = circuit.Listen();
            var live = circuit.WhenDrawn(readyWhen);
            circuit._secret = await circuit.Ask("StartCircuit", circuit._base, new Uri(new(circuit._base), path).AbsoluteUri, "[]", "");
            await circuit.Send("UpdateRootComponents", markers.Operations, markers.State);
            await live.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
            return circuit;
        }
        catch (Exception exception)
        {
            await circuit.DisposeAsync();
            if (circuit.Failures.Count == 0)
            {
                throw;
            }

            throw new InvalidOperationException(string.Join("; ", circuit.Failures), exception);
        }
    }

    /// <summary>When (<see cref="Stopwatch.GetTimestamp"/>) the next drawing came that holds <paramref name="text"/>; one watch at a time.</summary>
    public Task<long> WhenDrawn(string text)
    {
        var watch = new DrawingWatch(text);
        _watch = watch;
        return watch.Seen;
    }

    /// <summary>Presses the button.</summary>
    /// <exception cref="InvalidOperationException">The page has drawn no such button.</exception>
    public Task Press()
    {
        if (_button?.Handler is not { } handler || _interop == 0)
        {
            throw new InvalidOperationException("The page has drawn no button to press.");
        }

        return Call(_interop, "DispatchEventAsync", JsonSerializer.Serialize(new object[]
        {
            new { eventHandlerId = handler, eventName = "click", eventFieldInfo = (object?)null },
            new { type = "click", detail = 1, button = 0, buttons = 0, clientX = 0, clientY = 0 },
        }));
    }

    /// <summary>Leaves as a closed window does, so that the server lets the circuit go at once.</summary>
    public async Task Leave(CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent { { new StringContent(_secret ?? ""), "circuitId" } };
        await _visitor.Post("/_blazor/disconnect", form, cancellationToken);
        await DisposeAsync();
    }

    /// <summary>Tells the server that this screen is still there; due every 15 seconds.</summary>
    public async Task Ping()
    {
        try
        {
            await _socket.Send(PackWriter.Ping, WebSocketMessageType.Binary, _closing.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // What reads from it says why it broke.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _socket.DisposeAsync();
        await _listening.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private byte[] Invocation(long target, string method, string arguments) =>
        PackWriter.Invocation(null, "BeginInvokeDotNetFromJS", $"{Interlocked.Increment(ref _calls)}", null, method, target, arguments);

    private Task Call(long target, string method, string arguments) => _socket.Send(Invocation(target, method, arguments), WebSocketMessageType.Binary, _closing.Token);

    private Task Send(string method, params ReadOnlySpan<object?> arguments) =>
        _socket.Send(PackWriter.Invocation(null, method, arguments), WebSocketMessageType.Binary, _closing.Token);

    private async Task<string?> Ask(string method, params object?[] arguments)
    {
        var id = $"{Interlocked.Increment(ref _calls)}";
        var asked = _answers[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _socket.Send(PackWriter.Invocation(id, method, arguments), WebSocketMessageType.Binary, _closing.Token);
        return await asked.Task.WaitAsync(TimeSpan.FromMinutes(1), _closing.Token);
    }
}
