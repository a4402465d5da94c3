namespace Kalapa.Domain;

/// <summary>Draws a <see cref="Lifecycle{TState, TAction}"/> as a Mermaid state diagram, so that a picture never tells another story than its table.</summary>
public static class LifecycleDiagram
{
    /// <summary>
    /// The diagram's text, lines ended by <c>\n</c>. Rows with the same two ends share one arrow, labelled with each row's id and action;
    /// a birth comes from <c>[*]</c>, an erasure and every state without a way out lead to it.
    /// Actions that stay stand inside the state's box, where loops would cover each other.
    /// </summary>
    public static string ToMermaid<TState, TAction>(this Lifecycle<TState, TAction> lifecycle)
        where TState : struct, Enum
        where TAction : struct, Enum
    {
        var rows = lifecycle.Rows.ToLookup(row => Equals(row.From, row.To));
        var boxes = rows[true]
            .GroupBy(row => row.From)
            .Select(stays => $"{stays.Key}: {stays.Key}<br/>{Label(stays)}");
        var arrows = rows[false]
            .GroupBy(row => (row.From, row.To))
            .Select(moves => $"{End(moves.Key.From)} --> {End(moves.Key.To)}: {Label(moves)}");
        var ends = lifecycle.Rows
            .Select(row => row.To)
            .OfType<TState>()
            .Distinct()
            .Where(state => !lifecycle.Allowed(state).Any())
            .Select(state => $"{state} --> {End<TState>(null)}");
        return string.Concat(arrows.Concat(ends).Concat(boxes).Select(line => $"    {line}\n").Prepend("stateDiagram-v2\n"));
    }

    private static string Label<TState, TAction>(IEnumerable<Transition<TState, TAction>> rows)
        where TState : struct, Enum
        where TAction : struct, Enum =>
        string.Join("<br/>", rows.Select(row => $"{row.Id} {row.Action}"));

    private static string End<TState>(TState? state) where TState : struct, Enum => state?.ToString() ?? "[*]";
}
