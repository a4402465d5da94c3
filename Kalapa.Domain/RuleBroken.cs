namespace Kalapa.Domain;

/// <summary>
/// A rule of the specification said no. It carries a code and the values a sentence needs;
/// the sentence itself is made where the reader's language is known.
/// </summary>
/// <param name="code">Stable name of the rule, such as <c>ticket.wrong-state</c> or <c>submit.lead-missing</c>.</param>
/// <param name="values">Values the sentence names, in the order the sentence uses them.</param>
public sealed class RuleBroken(string code, params object[] values)
    : Exception($"{code}({string.Join(", ", values)})")
{
    /// <summary>Stable name of the rule that was broken.</summary>
    public string Code { get; } = code;

    /// <summary>What the sentence names: states, limits, instants.</summary>
    public IReadOnlyList<object> Values { get; } = values;

    /// <summary>The form field the rule speaks about, such as <c>Window</c>; null when it is about the whole.</summary>
    public string? Field { get; init; }

    /// <summary>What else is wrong in the same form; empty when this is all.</summary>
    public IReadOnlyList<RuleBroken> Others { get; private init; } = [];

    /// <summary>This one and the <see cref="Others"/>, in the form's order.</summary>
    public IReadOnlyList<RuleBroken> All => [this, .. Others];

    /// <summary>Says everything that is wrong at once, so that nobody mends a form one fault at a time.</summary>
    /// <exception cref="RuleBroken">The first of <paramref name="faults"/>, with the others; nothing when there are none.</exception>
    public static void ThrowIfAny(IReadOnlyList<RuleBroken> faults)
    {
        if (faults.Count > 0)
        {
            throw new RuleBroken(faults[0].Code, [.. faults[0].Values]) { Field = faults[0].Field, Others = [.. faults.Skip(1)] };
        }
    }
}
