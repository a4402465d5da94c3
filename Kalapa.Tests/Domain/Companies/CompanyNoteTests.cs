using Kalapa.Domain;
using Kalapa.Domain.Companies;
using Xunit;

namespace Kalapa.Tests.Domain.Companies;

public sealed class CompanyNoteTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);
    private static readonly Actor Rina = new(Guid.NewGuid(), "Rina", Role.Cs);

    [Fact]
    public void Its_author_mends_it_for_a_quarter_of_an_hour()
    {
        var note = Note();
        var last = Now + CompanyNote.EditTime - TimeSpan.FromSeconds(1);

        note.Edit("Lain", "", Rina, last);

        Assert.Equal(("Lain", last), (note.Text, note.EditedAt!.Value));
        Assert.Equal([15], Assert.Throws<RuleBroken>(() => note.Edit("Lagi", "", Rina, Now + CompanyNote.EditTime)).Values);
        Assert.Equal("Lain", note.Text);
    }

    [Fact]
    public void Nobody_else_mends_it() =>
        Assert.Equal("note.not-own", Assert.Throws<RuleBroken>(() => Note().Edit("Lain", "", new(Guid.NewGuid(), "Dimas", Role.Cs), Now)).Code);

    [Fact]
    public void A_call_was_with_somebody_and_a_note_with_nobody()
    {
        Assert.Equal("note.spoke-to-missing", Assert.Throws<RuleBroken>(() => Note(NoteKind.Call)).Code);
        Assert.Equal("Sari", Note(NoteKind.Call, spokeTo: " Sari ").SpokeTo);
        Assert.Equal("", Note(spokeTo: "Sari").SpokeTo);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u2800")]
    public void Nothing_is_no_note(string text) => Assert.Equal("note.text-missing", Assert.Throws<RuleBroken>(() => Note(text: text)).Code);

    private static CompanyNote Note(NoteKind kind = NoteKind.Note, string text = "Catatan", string spokeTo = "") =>
        CompanyNote.Write(Guid.NewGuid(), kind, text, spokeTo, Rina, Now);
}
