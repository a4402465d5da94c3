using Kalapa.Domain;
using Kalapa.Domain.Access;

namespace Kalapa.Tests.Domain.Access;

/// <summary>One question to the table, and the matrix's answer to it.</summary>
internal sealed record MatrixQuestion(Operation Operation, string Column, Actor? Actor, bool IsLead, bool IsDraft, Answer Expected)
{
    /// <summary>The table's answer.</summary>
    public Answer AskOf(AccessTable table) => table.Ask(Actor, Operation, Cast.Ticket with { IsDraft = IsDraft });

    public override string ToString() => $"{Operation} {Column}{(IsLead ? " lead" : "")}{(IsDraft ? " draft" : "")} ({Actor?.Name}): {Expected} expected";
}

/// <summary>Every row of the matrix for every kind of actor, lead or not, draft or not.</summary>
internal static class MatrixCheck
{
    /// <summary>Who stands in which column; the heading is the matrix's, G≠ is the gate that it leaves to its text.</summary>
    public static readonly (string Column, Actor? Actor)[] Actors =
    [
        ("AN", null), ("C=", Cast.Requester), ("C=", Cast.Creator), ("C~", Cast.Colleague), ("C≠", Cast.Stranger),
        ("H", Cast.Holder), ("S", Cast.Agent), ("V=", Cast.Supervisor), ("V+", Cast.StandIn), ("V+", Cast.NamedApprover), ("V≠", Cast.SupervisorElsewhere), ("V≠", Cast.AgentElsewhere),
        ("AD", Cast.Admin), ("G", Cast.Gate), ("G≠", Cast.GateElsewhere),
    ];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<MatrixQuestion> Questions =
    [
        .. from operation in MatrixExpectation.Operations
           from who in Actors
           from isLead in new[] { false, true }
           from isDraft in new[] { false, true }
           let isHidden = isDraft && who.Column is not ("AN" or "C=")
           let expected = MatrixExpectation.Of(operation, who.Column, isLead, isHidden)
           select new MatrixQuestion(operation, who.Column, isLead ? who.Actor?.AsLead() : who.Actor, isLead, isDraft, expected),
    ];

    /// <summary>The questions that the table answers wrongly.</summary>
    public static IReadOnlyList<MatrixQuestion> Mismatches(AccessTable table) =>
        [.. Questions.Where(question => question.AskOf(table) != question.Expected)];
}
