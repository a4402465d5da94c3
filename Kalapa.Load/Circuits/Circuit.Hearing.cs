using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Kalapa.Load.Circuits;

/// <summary>What the server says to a screen, and what Blazor's script would answer.</summary>
internal sealed partial class Circuit
{
    // What a list of 900 pixels tells Virtualize; it then draws as many rows as a screen can show.
    private const string WholeListVisible = "[0,0,900]";

    private async Task Listen()
    {
        try
        {
            await ListenOn();
        }
        catch (Exception exception) when (!_closing.IsCancellationRequested)
        {
            _failures.Enqueue($"The connection broke: {exception.Message}");
        }
    }

    private async Task ListenOn()
    {
        while (!_closing.IsCancellationRequested)
        {
            var frame = await _socket.Receive(_closing.Token);
            if (frame.IsEmpty)
            {
                _failures.Enqueue("The server closed the connection.");
                return;
            }

            foreach (var answer in Read(frame.Span, Stopwatch.GetTimestamp()))
            {
                await _socket.Send(answer, WebSocketMessageType.Binary, _closing.Token);
            }
        }
    }

    // One frame may hold several messages, each behind its length.
    private List<byte[]> Read(ReadOnlySpan<byte> frame, long now)
    {
        List<byte[]> answers = [];
        while (frame.Length > 0)
        {
            int length = 0, shift = 0, at = 0;
            do
            {
                length |= (frame[at] & 0x7f) << shift;
                shift += 7;
            }
            while ((frame[at++] & 0x80) != 0);
            var message = new PackReader(frame.Slice(at, length));
            frame = frame[(at + length)..];
            Hear(ref message, now, answers);
        }

        return answers;
    }

    private void Hear(ref PackReader message, long now, List<byte[]> answers)
    {
        message.ReadArray();
        switch (message.ReadNumber())
        {
            case 1:
                message.SkipHeaders();
                message.ReadText();
                var method = message.ReadText();
                message.ReadArray();
                HearCall(method, ref message, now, answers);
                break;
            case 3:
                message.SkipHeaders();
                var id = message.ReadText()!;
                var kind = message.ReadNumber();
                var answer = kind == 2 ? null : message.ReadText();
                if (_answers.TryRemove(id, out var asked) && kind == 1)
                {
                    asked.SetException(new InvalidOperationException(answer));
                }
                else
                {
                    asked?.SetResult(answer);
                }

                break;
            case 7:
                _failures.Enqueue($"The server closed the circuit: {message.ReadText()}");
                break;
        }
    }

    private void HearCall(string? method, ref PackReader message, long now, List<byte[]> answers)
    {
        switch (method)
        {
            case "JS.RenderBatch":
                var number = message.ReadNumber();
                message.TryReadBytes(out var batch);
                HearBatch(batch, now);
                answers.Add(PackWriter.Invocation(null, "OnRenderCompleted", number, null));
                break;
            case "JS.BeginInvokeJS":
                var (handle, function, arguments) = (message.ReadNumber(), message.ReadText()!, message.ReadText());
                answers.AddRange(AnswerScript(handle, function, arguments, now));
                break;
            case "JS.EndInvokeDotNet":
                message.ReadText();
                if (message.ReadNumber() == 0)
                {
                    _failures.Enqueue($"A call failed: {message.ReadText()}");
                }

                break;
            case "JS.Error":
                _failures.Enqueue($"The circuit failed: {message.ReadText()}");
                break;
        }
    }

    private void HearBatch(ReadOnlySpan<byte> bytes, long now)
    {
        Bytes += bytes.Length;
        LastBatchAt = now;
        if (_watch is { } watch && watch.Look(bytes, now))
        {
            // A new one may have been set meanwhile.
            Interlocked.CompareExchange(ref _watch, null, watch);
        }

        _button?.Follow(new(bytes));
    }

    /// <summary>What the browser's scripts would answer: nothing, but that a list is visible and that another address is shown.</summary>
    private IEnumerable<byte[]> AnswerScript(long handle, string function, string? arguments, long now)
    {
        switch (function)
        {
            case "Blazor._internal.attachWebRendererInterop":
                _interop = Reference(arguments, 1);
                break;
            case "Blazor._internal.Virtualize.init":
                yield return Invocation(Reference(arguments, 0), "OnSpacerBeforeVisible", WholeListVisible);
                break;
            case "Blazor._internal.navigationManager.navigateTo":
                _navigated.TrySetResult(now);
                yield return PackWriter.Invocation(null, "OnLocationChanged", new Uri(new(_base), (string)JsonNode.Parse(arguments!)![0]!).AbsoluteUri, null, false);
                break;
        }

        if (handle != 0)
        {
            yield return PackWriter.Invocation(null, "EndInvokeJSFromDotNet", handle, true, $"[{handle},true,null]");
        }
    }

    private static long Reference(string? arguments, int index) => (long)JsonNode.Parse(arguments!)![index]!["__dotNetObject"]!;
}
