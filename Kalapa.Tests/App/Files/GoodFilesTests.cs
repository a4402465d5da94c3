using Kalapa.App.Demo;
using Kalapa.App.Files;
using Kalapa.Domain;
using Kalapa.Domain.Text;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Files;

/// <summary>R92: what people's printers, scanners, phones and offices make comes in, whatever its writer's habits.</summary>
public sealed class GoodFilesTests
{
    private static readonly string Samples = Repository.PathOf("Kalapa.Tests/App/Files/Samples");

    /// <summary>Everything made here, by its description.</summary>
    public static TheoryData<string> Made => [.. GoodFiles.All.Select(file => file.What)];

    /// <summary>What other programs wrote.</summary>
    public static TheoryData<string> Kept => [.. Directory.GetFiles(Samples).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith("password", StringComparison.Ordinal)).Order()];

    /// <summary>Files that ask for a password.</summary>
    public static TheoryData<string> Locked => [.. Directory.GetFiles(Samples, "password*").Select(path => Path.GetFileName(path)).Order()];

    [Theory, MemberData(nameof(Made))]
    public void Comes_in(string what)
    {
        var file = GoodFiles.All.Single(file => file.What == what);
        Assert.NotNull(FileJudge.JudgeNow(file.Make(), FileTypes.ByName(TypedText.FileName(file.Name))!, WaitLimit.Time));
    }

    [Theory, MemberData(nameof(Kept))]
    public void Of_another_program_comes_in(string name) =>
        Assert.NotNull(FileJudge.JudgeNow(File.ReadAllBytes(Path.Combine(Samples, name)), FileTypes.ByName(name)!));

    [Theory, MemberData(nameof(Locked))]
    public void That_asks_for_a_password_is_refused_for_that(string name) => Assert.Equal(
        "file.password", Assert.Throws<RuleBroken>(() => FileJudge.JudgeNow(File.ReadAllBytes(Path.Combine(Samples, name)), FileTypes.ByName(name)!)).Code);

    [Fact]
    public void Are_a_hundred_or_more() => Assert.True(GoodFiles.All.Count + Kept.Count >= 100, $"{GoodFiles.All.Count} and {Kept.Count}");

    [Fact]
    public void The_demos_own_papers_are_among_them()
    {
        Assert.Null(FileJudge.JudgeNow(((MemoryStream)DemoPdf.Saying("Denah", "Rak A1")).ToArray(), FileType.Pdf).Rewritten);
        Assert.NotNull(FileJudge.JudgeNow(((MemoryStream)DemoPhoto.OfAnAisle()).ToArray(), FileType.Png).Rewritten);
    }
}

/// <summary>A file that must come in.</summary>
/// <param name="What">In words.</param>
/// <param name="Name">As its sender calls it.</param>
/// <param name="Make">Its bytes.</param>
public sealed record GoodFile(string What, string Name, Func<byte[]> Make);
