namespace Kalapa.Domain;

/// <summary>Draws a <see cref="Lifecycle{TState, TAction}"/> as a Mermaid state diagram, so that a picture never tells another story than its table.</summary>
public static class LifecycleDiagram
{
    /// <summary>
    /// The diagram's text, lines ended by <c>\n</c>. Rows with the same two ends share one arrow, labelled with each row's id and action;
    /// a birth comes from <c>[*]</c>, an erasure and every state without a way out lead to it.
    /// </summary>
    public static string ToMermaid<TState, TAction>(this Lifecycle<TState, TAction> lifecycle)
        where TState : struct, Enum
        where TAction : struct, Enum
    {
        var arrows = lifecycle.Rows
            .GroupBy(row => (row.From, row.To))
            .Select(rows => $"{End(rows.Key.From)} --> {End(rows.Key.To)}: {string.Join("<br/>", rows.Select(row => $"{row.Id} {row.Action}"))}");
        var ends = lifecycle.Rows
            .Select(row => row.To)
            .OfType<TState>()
            .Distinct()
            .Where(state => !lifecycle.Allowed(state).Any())
            .Select(state => $"{state} --> {End<TState>(null)}");
        return string.Concat(arrows.Concat(ends).Select(line => $"    {line}\n").Prepend("stateDiagram-v2\n"));
    }

    private static string End<TState>(TState? state) where TState : struct, Enum => state?.ToString() ?? "[*]";
}
