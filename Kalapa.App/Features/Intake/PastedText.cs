using System.Text;
using Microsoft.JSInterop;

namespace Kalapa.App.Features.Intake;

/// <summary>
/// A text that is too long for one message of a circuit, as paste.js hands it over in parts (R129). Memory is bounded: more than
/// <see cref="Longest"/> is refused before the first part.
/// </summary>
/// <param name="changed">Told after each part.</param>
public sealed class PastedText(Func<PastedText, Task> changed)
{
    /// <summary>Most UTF-16 units: a thousand rows of 400.</summary>
    public const int Longest = 400_000;

    private readonly StringBuilder _text = new();

    /// <summary>How long it will be.</summary>
    public int Length { get; private set; }

    /// <summary>How much is there.</summary>
    public int Taken => _text.Length;

    /// <summary>Everything is there.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>It is refused.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>What came.</summary>
    public string Text => _text.ToString();

    /// <summary>A new text begins; false when it is too long.</summary>
    [JSInvokable]
    public async Task<bool> BeginAsync(int length)
    {
        _text.Clear();
        (Length, IsWhole, IsTooLong) = (length, false, length is < 0 or > Longest);
        await changed(this);
        return !IsTooLong;
    }

    /// <summary>The next part.</summary>
    [JSInvokable]
    public Task TakeAsync(string part)
    {
        if (IsTooLong || IsWhole || Taken + part.Length > Length)
        {
            return Task.CompletedTask;
        }

        _text.Append(part);
        return changed(this);
    }

    /// <summary>That was all.</summary>
    [JSInvokable]
    public Task EndAsync()
    {
        IsWhole = !IsTooLong;
        return changed(this);
    }
}
