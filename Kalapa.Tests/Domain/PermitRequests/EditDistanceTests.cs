using CsCheck;
using Kalapa.Domain.PermitRequests;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

public sealed class EditDistanceTests
{
    private static readonly Gen<string> Words = Gen.Char['a', 'c'].Array[0, 6].Select(letters => new string(letters));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("rack", "rcak", 2)]
    [InlineData("Rack", "rack", 1)]
    public void Edits_are_counted_one_by_one(string left, string right, int edits) => Assert.Equal(edits, EditDistance.Between(left, right));

    [Fact]
    public void Distance_is_that_of_the_definition() =>
        Gen.Select(Words, Words).Sample((left, right) => Assert.Equal(Defined(left, right), EditDistance.Between(left, right)));

    private static int Defined(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.IsEmpty ? right.Length
        : right.IsEmpty ? left.Length
        : left[0] == right[0] ? Defined(left[1..], right[1..])
        : 1 + Math.Min(Defined(left[1..], right[1..]), Math.Min(Defined(left[1..], right), Defined(left, right[1..])));
}
