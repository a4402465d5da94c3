namespace Kalapa.App.Data;

/// <summary>The last number given in a branch and month, of tickets or of known issues.</summary>
public sealed class NumberCounter
{
    /// <summary>Such as <c>CBT-2607</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The last counter given.</summary>
    public int Last { get; set; }
}

/// <summary>Draws from the counters.</summary>
internal static class NumberCounters
{
    /// <summary>The next number of a counter, which begins at 1. Its row may not be there yet, so the caller holds a lock that covers it.</summary>
    public static async Task<int> NextNumber(this OperationContext operation, string id)
    {
        var counter = await operation.Db.NumberCounters.Where(row => row.Id == id).LockedAsync(operation.Cancellation);
        if (counter is null)
        {
            counter = new() { Id = id };
            operation.Db.NumberCounters.Add(counter);
        }

        return ++counter.Last;
    }
}
