using Kalapa.Domain;

namespace Kalapa.App.Features.Accounts;

/// <summary>Gathers what is wrong in a form, so that all of it is said at once.</summary>
internal sealed class FormFaults
{
    private readonly List<RuleBroken> _faults = [];

    /// <summary>Notes <paramref name="code"/> about <paramref name="field"/> unless it <paramref name="holds"/>, which it gives back.</summary>
    public bool Require(bool holds, string field, string code)
    {
        if (!holds)
        {
            _faults.Add(new(code) { Field = field });
        }

        return holds;
    }

    /// <exception cref="RuleBroken">All of them, the first first.</exception>
    public void ThrowIfAny() => RuleBroken.ThrowIfAny(_faults);
}
