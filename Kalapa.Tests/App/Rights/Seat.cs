using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Tests.Domain.Access;
using Kalapa.Tests.Support;

namespace Kalapa.Tests.App.Rights;

/// <summary>Somebody who stands in a column of the matrix towards the ticket of <see cref="TestPeople.Client"/> that <see cref="TestPeople.Agent"/> holds.</summary>
/// <param name="Column">In the code's table.</param>
/// <param name="Heading">In the matrix.</param>
/// <param name="Name">As reported.</param>
/// <param name="Who">The account; null when nobody is signed in.</param>
internal sealed record Seat(Column Column, string Heading, string Name, Func<TestPeople, KalapaUser?> Who)
{
    /// <summary>Every column, and each kind of person in it.</summary>
    public static readonly IReadOnlyList<Seat> All =
    [
        new(Column.Anonymous, "AN", "nobody", _ => null),
        new(Column.Party, "C=", "requester", people => people.Client),
        new(Column.Party, "C=", "tenant admin", people => people.TenantAdmin),
        new(Column.Colleague, "C~", "colleague", people => people.Colleague),
        new(Column.OtherClient, "C≠", "other company's client", people => people.OtherClient),
        new(Column.OtherClient, "C≠", "client of no company", people => people.Stray),
        new(Column.Holder, "H", "holder", people => people.Agent),
        new(Column.Cs, "S", "other agent", people => people.OtherAgent),
        new(Column.Lead, "S", "lead", people => people.Lead),
        new(Column.Supervisor, "V=", "supervisor", people => people.Supervisor),
        new(Column.Deputy, "V+", "stand-in", people => people.StandIn),
        new(Column.OtherBranch, "V≠", "other branch's supervisor", people => people.BandungSupervisor),
        new(Column.OtherBranch, "V≠", "agent outside the scope", people => people.BandungAgent),
        new(Column.Admin, "AD", "admin", people => people.Admin),
        new(Column.Gate, "G", "guard", people => people.Guard),
        new(Column.OtherGate, "G≠", "other gate's guard", people => people.BandungGuard),
    ];

    /// <summary>What the matrix says to this person.</summary>
    public Answer Expected(Operation operation, bool isDraft) =>
        MatrixExpectation.Of(operation, Heading, Column == Column.Lead, isDraft && Name is not ("requester" or "nobody"));
}
