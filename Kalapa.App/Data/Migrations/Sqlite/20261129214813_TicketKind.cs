using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TicketKind : Migration
    {
        /// <inheritdoc />
        // As EF rebuilds a table, but in one transaction, and the same when it is done twice: a process that is killed meanwhile leaves nothing that the
        // next start cannot do again. Foreign keys are off because dropping a table would erase what leans on it.
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("PRAGMA foreign_keys = 0;", suppressTransaction: true);
            migrationBuilder.Sql(
                """
                CREATE TABLE "ef_temp_Tickets" (
                    "Id" TEXT NOT NULL CONSTRAINT "PK_Tickets" PRIMARY KEY,
                    "BranchCode" TEXT NOT NULL,
                    "Channel" TEXT NOT NULL,
                    "Content" TEXT NULL,
                    "CopiedFromId" TEXT NULL,
                    "CreatedAt" INTEGER NOT NULL,
                    "CreatedById" TEXT NOT NULL,
                    "Deadline" INTEGER NULL,
                    "FirstSubmittedAt" INTEGER NULL,
                    "HeldByClient" INTEGER NOT NULL,
                    "HeldSince" INTEGER NOT NULL,
                    "Holder" TEXT NULL,
                    "Kind" TEXT NOT NULL,
                    "Lane" INTEGER NOT NULL,
                    "LastOwnerId" TEXT NULL,
                    "Number" TEXT NULL,
                    "OwnerActedAt" INTEGER NULL,
                    "OwnerId" TEXT NULL,
                    "QueueSeq" INTEGER NULL,
                    "QueuedAt" INTEGER NULL,
                    "ReleaseCount" INTEGER NOT NULL,
                    "RequesterId" TEXT NOT NULL,
                    "ReturnCount" INTEGER NOT NULL,
                    "Revision" INTEGER NULL,
                    "State" TEXT NOT NULL,
                    "SubmittedStart" INTEGER NULL,
                    "SubmittedTitle" TEXT NULL,
                    "TenantId" TEXT NOT NULL,
                    "Title" TEXT NOT NULL,
                    "Version" INTEGER NOT NULL,
                    "WindowEnd" INTEGER NULL,
                    "WindowWasMissed" INTEGER NULL,
                    CONSTRAINT "FK_Tickets_Branches_BranchCode" FOREIGN KEY ("BranchCode") REFERENCES "Branches" ("Code") ON DELETE RESTRICT,
                    CONSTRAINT "FK_Tickets_Tenants_TenantId" FOREIGN KEY ("TenantId") REFERENCES "Tenants" ("Id") ON DELETE RESTRICT
                );
                INSERT INTO "ef_temp_Tickets" (
                    "Id", "BranchCode", "Channel", "Content", "CopiedFromId", "CreatedAt", "CreatedById", "Deadline", "FirstSubmittedAt", "HeldByClient", "HeldSince", "Holder",
                    "Kind", "Lane", "LastOwnerId", "Number", "OwnerActedAt", "OwnerId", "QueueSeq", "QueuedAt", "ReleaseCount", "RequesterId", "ReturnCount", "Revision",
                    "State", "SubmittedStart", "SubmittedTitle", "TenantId", "Title", "Version", "WindowEnd", "WindowWasMissed")
                SELECT
                    "Id", "BranchCode", "Channel", "Content", "CopiedFromId", "CreatedAt", "CreatedById", "Deadline", "FirstSubmittedAt", "HeldByClient", "HeldSince", "Holder",
                    'Permit', "Lane", "LastOwnerId", "Number", "OwnerActedAt", "OwnerId", "QueueSeq", "QueuedAt", "ReleaseCount", "RequesterId", "ReturnCount", "Revision",
                    "State", "SubmittedStart", "SubmittedTitle", "TenantId", "Title", "Version", "WindowEnd", "WindowWasMissed"
                FROM "Tickets";
                DROP TABLE "Tickets";
                ALTER TABLE "ef_temp_Tickets" RENAME TO "Tickets";
                CREATE INDEX "IX_Tickets_BranchCode" ON "Tickets" ("BranchCode");
                CREATE INDEX "IX_Tickets_CopiedFromId" ON "Tickets" ("CopiedFromId");
                CREATE INDEX "IX_Tickets_CreatedById_State" ON "Tickets" ("CreatedById", "State");
                CREATE INDEX "IX_Tickets_FirstSubmittedAt_QueueSeq" ON "Tickets" ("FirstSubmittedAt", "QueueSeq");
                CREATE UNIQUE INDEX "IX_Tickets_Number" ON "Tickets" ("Number");
                CREATE INDEX "IX_Tickets_OwnerId_State" ON "Tickets" ("OwnerId", "State");
                CREATE INDEX "IX_Tickets_RequesterId_State" ON "Tickets" ("RequesterId", "State");
                CREATE INDEX "IX_Tickets_State_Lane_QueuedAt_QueueSeq" ON "Tickets" ("State", "Lane", "QueuedAt", "QueueSeq");
                CREATE INDEX "IX_Tickets_TenantId_HeldSince" ON "Tickets" ("TenantId", "HeldSince");
                CREATE INDEX "IX_Tickets_TenantId_State" ON "Tickets" ("TenantId", "State");
                """);
            migrationBuilder.Sql("PRAGMA foreign_keys = 1;", suppressTransaction: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Tickets");

            migrationBuilder.AlterColumn<bool>(
                name: "WindowWasMissed",
                table: "Tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: false,
                oldClrType: typeof(bool),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "SubmittedTitle",
                table: "Tickets",
                type: "TEXT",
                maxLength: 255,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 255,
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "Revision",
                table: "Tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Content",
                table: "Tickets",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
