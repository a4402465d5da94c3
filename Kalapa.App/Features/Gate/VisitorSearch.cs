using Kalapa.App.Live;
using Kalapa.Domain.Text;

namespace Kalapa.App.Features.Gate;

/// <summary>Finds an expected visitor or a visit among the rows of a gate.</summary>
public static class VisitorSearch
{
    /// <summary>True when each word of <paramref name="typed"/> stands in a name, the company, an employer or the ticket's number; for no word always.</summary>
    public static bool Finds(PermitRow row, string typed) =>
        TypedText.Holds(typed, [row.Tenant, row.Number, .. row.People.Select(person => person.Name), .. row.People.Select(person => person.Company)]);
}
