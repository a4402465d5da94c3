using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchText : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SearchFills",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Through = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchFills", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TicketTexts",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Said = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketTexts", x => x.Key);
                    table.ForeignKey(
                        name: "FK_TicketTexts_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TicketTexts_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "SearchFills",
                columns: new[] { "Id", "Through", "Version" },
                values: new object[] { 1, new Guid("00000000-0000-0000-0000-000000000000"), 0 });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_CreatedById_State",
                table: "Tickets",
                columns: new[] { "CreatedById", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_RequesterId_State",
                table: "Tickets",
                columns: new[] { "RequesterId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_TenantId_HeldSince",
                table: "Tickets",
                columns: new[] { "TenantId", "HeldSince" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_ActorId_Seq",
                table: "AuditEvents",
                columns: new[] { "ActorId", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_Approval_DecidedAt",
                table: "Approval",
                column: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_TicketTexts_TenantId_Key",
                table: "TicketTexts",
                columns: new[] { "TenantId", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketTexts_TicketId",
                table: "TicketTexts",
                column: "TicketId",
                unique: true);

            // The index keeps no text of its own; the triggers keep it beside its rows, whoever writes them.
            migrationBuilder.Sql("""
                CREATE VIRTUAL TABLE "TicketTextIndex" USING fts5("Words", "Said", content='TicketTexts', content_rowid='Key', detail=none, prefix='3 4 5', tokenize='ascii');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "TicketTexts_Insert" AFTER INSERT ON "TicketTexts" BEGIN
                    INSERT INTO "TicketTextIndex"(rowid, "Words", "Said") VALUES (new."Key", new."Words", new."Said");
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "TicketTexts_Delete" AFTER DELETE ON "TicketTexts" BEGIN
                    INSERT INTO "TicketTextIndex"("TicketTextIndex", rowid, "Words", "Said") VALUES ('delete', old."Key", old."Words", old."Said");
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "TicketTexts_Update" AFTER UPDATE OF "Words", "Said" ON "TicketTexts" BEGIN
                    INSERT INTO "TicketTextIndex"("TicketTextIndex", rowid, "Words", "Said") VALUES ('delete', old."Key", old."Words", old."Said");
                    INSERT INTO "TicketTextIndex"(rowid, "Words", "Said") VALUES (new."Key", new."Words", new."Said");
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE \"TicketTextIndex\";");

            migrationBuilder.DropTable(
                name: "SearchFills");

            migrationBuilder.DropTable(
                name: "TicketTexts");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_CreatedById_State",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_RequesterId_State",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_TenantId_HeldSince",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_AuditEvents_ActorId_Seq",
                table: "AuditEvents");

            migrationBuilder.DropIndex(
                name: "IX_Approval_DecidedAt",
                table: "Approval");
        }
    }
}
