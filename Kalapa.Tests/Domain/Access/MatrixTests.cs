using Kalapa.Domain.Access;
using Xunit;

namespace Kalapa.Tests.Domain.Access;

public sealed class MatrixTests
{
    // The column of the code's table, and the heading and lead flag of the actors who show it. G≠ has no heading of its own in the matrix.
    private static readonly (Column Column, string Heading, bool? IsLead)[] Columns =
    [
        (Column.Anonymous, "AN", null), (Column.Party, "C=", null), (Column.Colleague, "C~", null), (Column.OtherClient, "C≠", null),
        (Column.Holder, "H", null), (Column.Cs, "S", false), (Column.Lead, "S", true), (Column.Supervisor, "V=", null),
        (Column.Deputy, "V+", null), (Column.OtherBranch, "V≠", null), (Column.Admin, "AD", null), (Column.Gate, "G", null), (Column.OtherGate, "G≠", null),
    ];

    public static TheoryData<Operation> Operations => [.. Enum.GetValues<Operation>()];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_cell_answers_as_the_matrix_says(Operation operation) =>
        Assert.DoesNotContain(MatrixCheck.Mismatches(AccessTable.Default), wrong => wrong.Operation == operation);

    [Fact]
    public void Every_operation_has_a_row_in_the_code_and_in_the_matrix()
    {
        var all = Enum.GetValues<Operation>().Order().ToList();

        Assert.Equal(all, AccessTable.Default.Operations.Order());
        Assert.Equal(all, MatrixExpectation.Operations.Order());
    }

    [Fact]
    public void Every_column_is_asked()
    {
        Assert.Equal(Enum.GetValues<Column>(), Columns.Select(column => column.Column).Order());
        Assert.Equal(Columns.Select(column => column.Heading).Distinct().Order(), MatrixCheck.Actors.Select(actor => actor.Column).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Flipping_any_cell_turns_the_matrix_red(Operation operation)
    {
        foreach (var (column, heading, isLead) in Columns)
        {
            var right = MatrixExpectation.Of(operation, heading, isLead ?? false, isHiddenDraft: false);
            foreach (var flipped in Enum.GetValues<Answer>().Where(answer => answer != right && answer != Answer.NoCase))
            {
                var wrong = MatrixCheck.Mismatches(AccessTable.Default.With(operation, column, flipped));

                Assert.Contains(wrong, question => question.Column == heading);
                Assert.All(wrong, question => Assert.True(IsAbout(question, operation, column, heading, isLead), $"{column} to {flipped}: {question}"));
            }
        }
    }

    // A lead who holds the ticket stands in two columns, so a flip of Lead may show there too.
    private static bool IsAbout(MatrixQuestion question, Operation operation, Column column, string heading, bool? isLead) =>
        question.Operation == operation
        && (isLead is null || question.IsLead == isLead)
        && (question.Column == heading || (column == Column.Lead && question.Column == "H"));
}
