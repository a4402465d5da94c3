using Kalapa.App.Files;
using Kalapa.App.Localisation;
using Kalapa.Domain;
using Kalapa.Domain.Text;
using Kalapa.Tests.Support;
using Kalapa.Tests.Support.Samples;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>H01–H08 and R127: what is not what its name says, does not open, or does more than show a page, stays out, and says why.</summary>
public sealed class HostileFilesTests
{
    /// <summary>Everything there is, by its description.</summary>
    public static TheoryData<string> All => [.. HostilePdfs.All.Concat(HostilePictures.All).Concat(HostileOffice.All).Select(file => file.What)];

    [Theory, MemberData(nameof(All))]
    public void Is_refused_with_its_sentence(string what)
    {
        var file = HostilePdfs.All.Concat(HostilePictures.All).Concat(HostileOffice.All).Single(file => file.What == what);
        var bytes = file.Make();

        var broken = Assert.Throws<RuleBroken>(() => FileJudge.JudgeNow(bytes, FileTypes.ByName(TypedText.FileName(file.Name)) ?? throw new RuleBroken("file.type", FileTypes.Allowed), WaitLimit.Time));

        Assert.Equal(file.Code, broken.Code);
    }

    [Fact]
    public void A_table_of_60_000_entries_is_refused_before_one_is_read()
    {
        var file = ZipSource.Of(Enumerable.Range(0, 60_000).Select(number => new ZipPart($"{number}", []) { Method = 0 }));
        Refuse();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refuse();

        // An entry that was read would have left its name: the work does not grow with the table.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);

        void Refuse() => Assert.Equal("file.too-many-parts", Assert.Throws<RuleBroken>(() => ZipTable.Read(file)).Code);
    }

    [Theory, InlineData("id"), InlineData("en")]
    public void Every_refusal_has_a_sentence_of_its_own(string language)
    {
        using var _ = new Reader(language);
        var sentences = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<RuleSentences>().BuildServiceProvider().GetRequiredService<RuleSentences>();
        var unknown = sentences.Say("no.such-rule").Replace("no.such-rule", "", StringComparison.Ordinal);

        foreach (var code in HostilePdfs.All.Concat(HostilePictures.All).Concat(HostileOffice.All).Select(file => file.Code).Append("file.busy").Distinct())
        {
            Assert.NotEqual(unknown, sentences.Say(code, [9]).Replace(code, "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Nothing_of_a_refused_file_is_kept()
    {
        var folder = Machine.NewFolder("kalapa-files-");
        using var files = new FileStore(folder.FullName);

        foreach (var file in new[] { HostilePdfs.All[0], HostilePictures.All[0], HostileOffice.All[0] })
        {
            await Assert.ThrowsAsync<RuleBroken>(() => files.Receive(new MemoryStream(file.Make()), file.Name, TestContext.Current.CancellationToken));
        }

        Assert.Empty(folder.GetFiles("*", SearchOption.AllDirectories));
        folder.Delete(recursive: true);
    }
}

/// <summary>A file that must not come in.</summary>
/// <param name="What">In words.</param>
/// <param name="Name">As its sender calls it.</param>
/// <param name="Code">The rule that refuses it.</param>
/// <param name="Make">Its bytes.</param>
public sealed record HostileFile(string What, string Name, string Code, Func<byte[]> Make);
