namespace Kalapa.Domain;

/// <summary>One row of a state machine: in <paramref name="From"/>, <paramref name="Action"/> leads to <paramref name="To"/>.</summary>
/// <param name="Id">The row's id in the specification, such as T08 or P02.</param>
/// <param name="From">State before; null when the action is the birth of the thing.</param>
/// <param name="Action">The command.</param>
/// <param name="To">State after; null when the thing is erased.</param>
public sealed record Transition<TState, TAction>(string Id, TState? From, TAction Action, TState? To)
    where TState : struct, Enum
    where TAction : struct, Enum;

/// <summary>
/// A state machine as a table that can be asked. What is not listed is not allowed;
/// the screens' buttons, the verbs and the README's diagrams all read this one table.
/// </summary>
public sealed class Lifecycle<TState, TAction>
    where TState : struct, Enum
    where TAction : struct, Enum
{
    private readonly Dictionary<(TState From, TAction Action), Transition<TState, TAction>> _moves = [];
    private readonly string _name;

    /// <param name="name">Names the machine in rule codes: <c>ticket</c> gives <c>ticket.wrong-state</c>.</param>
    /// <param name="rows">The table; a pair of state and action may stand in it once.</param>
    public Lifecycle(string name, params IReadOnlyList<Transition<TState, TAction>> rows)
    {
        _name = name;
        Rows = rows;
        foreach (var row in rows)
        {
            if (row.From is { } from)
            {
                _moves.Add((from, row.Action), row);
            }
        }
    }

    /// <summary>Every row, in the order of the specification.</summary>
    public IReadOnlyList<Transition<TState, TAction>> Rows { get; }

    /// <summary>True when <paramref name="action"/> is listed for <paramref name="state"/>.</summary>
    public bool Allows(TState state, TAction action) => _moves.ContainsKey((state, action));

    /// <summary>The actions listed for <paramref name="state"/>, in table order.</summary>
    public IEnumerable<TAction> Allowed(TState state) =>
        Rows.Where(row => row.From is { } from && from.Equals(state)).Select(row => row.Action);

    /// <summary>The row that <paramref name="action"/> follows from <paramref name="state"/>.</summary>
    /// <exception cref="RuleBroken"><c>{name}.wrong-state</c>, naming state and action, when it is not listed.</exception>
    public Transition<TState, TAction> Next(TState state, TAction action) =>
        _moves.TryGetValue((state, action), out var row) ? row : throw new RuleBroken($"{_name}.wrong-state", state, action);
}
