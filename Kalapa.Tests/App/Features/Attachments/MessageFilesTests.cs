using Kalapa.App.Data;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Files;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Attachments;

public sealed class MessageFilesTests
{
    [Theory, ClassData<Engines>]
    public async Task A_file_is_its_senders_alone_until_the_message_goes_out(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.InReview();
        var file = await app.MessageFile(app.People.Client, id);

        Assert.Equal(Answer.Allow, await Ask(app, app.People.Client, file));
        Assert.Equal(Answer.NotFound, await Ask(app, app.People.Agent, file));

        await app.Get<PostMessage>().Run(app.People.Client.Id, id, Visibility.Public, "", [file]);

        Assert.Equal(Answer.Allow, await Ask(app, app.People.Agent, file));
        var view = await app.Get<TicketDetail>().For(app.People.Agent.ToActor(), id);
        Assert.Equal(file, view!.MessageFiles[view.Messages.Single().Id].Single().Id);
    }

    [Theory, ClassData<Engines>]
    public async Task The_file_of_an_internal_note_never_reaches_a_client(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.InReview();
        var file = await app.MessageFile(app.People.Agent, id);
        await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Internal, "Lihat", [file]);

        foreach (var client in new[] { app.People.Client, app.People.Colleague, app.People.TenantAdmin, app.People.OtherClient })
        {
            Assert.Equal(new FileFacts(Answer.NotFound), await app.Get<FileDetail>().For(client.ToActor(), file));
        }

        Assert.Equal(Answer.Allow, await Ask(app, app.People.Supervisor, file));
        Assert.Empty((await app.Get<TicketDetail>().For(app.People.Client.ToActor(), id))!.MessageFiles);
        Assert.DoesNotContain((await app.Get<TicketDetail>().For(app.People.Admin.ToActor(), id))!.Files, known => known.Id == file);
    }

    [Theory, ClassData<Engines>]
    public async Task Nobody_sends_another_ones_file_a_paper_or_the_same_file_twice(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.InReview();
        var foreign = await app.MessageFile(app.People.Agent, id);
        var own = await app.MessageFile(app.People.Client, id);
        var paper = (await app.Ticket(id)).CurrentDocuments.First().AttachmentId!.Value;
        await app.Get<PostMessage>().Run(app.People.Client.Id, id, Visibility.Public, "Ini", [own]);

        foreach (var file in new[] { foreign, own, paper, Guid.NewGuid() })
        {
            await Rule.Broken("message.file-gone", () => app.Get<PostMessage>().Run(app.People.Client.Id, id, Visibility.Public, "Ini", [file]));
            await Rule.Broken("message.file-gone", () => app.Get<MessageFiles>().TakeBack(app.People.Client.Id, id, file));
        }

        Assert.Single(await app.Read(db => db.Messages.Where(row => row.TicketId == id).ToListAsync()));
    }

    [Theory, ClassData<Engines>]
    public async Task A_files_place_in_the_ticket_is_counted_and_given_back(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.InReview();
        for (var file = 0; file < Attachment.MaxPerMessage; file++)
        {
            await app.MessageFile(app.People.Client, id);
        }

        await Rule.Broken("message.too-many-files", () => app.MessageFile(app.People.Client, id));

        // What was forgotten for a day makes room, with its bytes.
        var waiting = await app.Read(db => db.Attachments.Where(row => row.MessageId == null && row.UploadedBy == app.People.Client.Id && row.Name == "foto.pdf").ToListAsync());
        app.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        await app.MessageFile(app.People.Client, id);
        Assert.Throws<FileNotFoundException>(() => app.Get<FileStore>().Open(waiting[0].Id));

        await app.Write(db => db.Attachments.Add(new(Guid.NewGuid(), id, "besar.pdf", "application/pdf", Attachment.MaxTotal, "", app.People.Client.Id, app.Clock.GetUtcNow())));
        await Rule.Broken("file.ticket-full", () => app.MessageFile(app.People.Agent, id));
    }

    [Theory, ClassData<Engines>]
    public async Task An_ended_request_takes_no_more_files(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Submitted();
        await app.Get<CancelTicket>().Run(app.People.Client.Id, id, (await app.Ticket(id)).Version, null, "Batal");

        await Rule.Broken("message.ended", () => app.MessageFile(app.People.Client, id));
    }

    private static async Task<Answer> Ask(TestApp app, KalapaUser reader, Guid file) => (await app.Get<FileDetail>().For(reader.ToActor(), file)).Answer;
}
