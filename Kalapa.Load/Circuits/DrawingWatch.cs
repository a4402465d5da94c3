using System.Text;

namespace Kalapa.Load.Circuits;

/// <summary>Waits for the drawing that brings a text.</summary>
/// <param name="text">As Blazor writes it, without marks around it.</param>
internal sealed class DrawingWatch(string text)
{
    private readonly byte[] _text = Encoding.UTF8.GetBytes(text);
    private readonly TaskCompletionSource<long> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When it came.</summary>
    public Task<long> Seen => _seen.Task;

    /// <summary>Looks at a drawing; true once the text has come.</summary>
    public bool Look(ReadOnlySpan<byte> batch, long now) => batch.IndexOf(_text) >= 0 && _seen.TrySetResult(now);
}
