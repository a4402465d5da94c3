namespace Kalapa.App.Data;

/// <summary>The last ticket number given in a branch and month.</summary>
public sealed class NumberCounter
{
    /// <summary>Such as <c>CBT-2607</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The last counter given.</summary>
    public int Last { get; set; }
}
